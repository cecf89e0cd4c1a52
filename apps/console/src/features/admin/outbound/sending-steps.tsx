import type { SendingStep, SendingView } from '#protocol';
import { Title } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import parts from '../model-parts/parts.module.css';
import { useOpened } from '../use-opened.js';
import { NextAttempt } from './next-attempt.js';
import classes from './outbound.module.css';
import { saidFailure } from './said-failure.js';

interface StepsProps {
  readonly sending: SendingView;
  /** Oldest first. */
  readonly steps: readonly SendingStep[];
}

/** Everything that happened to it, oldest first, each an event that can be opened; then what comes next. */
export function SendingSteps({ sending, steps }: StepsProps) {
  const { outbound: words } = useWords();
  const id = useId();
  return (
    <section className={parts.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        {words.steps}
      </Title>
      <ol className={classes.steps} aria-live="polite">
        {steps.map((step, i) => (
          <Step key={step.eventId} step={step} channel={sending.channel} isAgain={i > 0} />
        ))}
        {sending.status === 'waiting' && (
          <li className={classes.step} data-is="next">
            <NextAttempt dueAt={sending.dueAt} />
          </li>
        )}
      </ol>
    </section>
  );
}

interface StepProps {
  readonly step: SendingStep;
  readonly channel: SendingView['channel'];
  readonly isAgain: boolean;
}

function Step({ step, channel, isAgain }: StepProps) {
  const { outbound: words } = useWords();
  const { moment } = useFormat();
  const [, openEvent] = useOpened('event');
  const note = useNote(step, channel);
  return (
    <li className={classes.step} data-is={step.is}>
      <div className={classes.stepLine}>
        <button type="button" className={classes.stepName} onClick={() => openEvent(step.eventId)}>
          {nameOf(step, isAgain, words.step)}
        </button>
        <time dateTime={step.at} className={parts.dim}>
          {moment(step.at)}
        </time>
      </div>
      {note !== undefined && <div>{note}</div>}
    </li>
  );
}

type StepWords = ReturnType<typeof useWords>['outbound']['step'];

function nameOf({ is, attempt = 1 }: SendingStep, isAgain: boolean, words: StepWords): string {
  if (is === 'asked') return isAgain ? words.again : words.asked;
  return is === 'given-up' ? words['given-up'] : words[is](String(attempt));
}

/** By whom, or why. That it was given up follows from the attempt above it. */
function useNote({ is, by, ...failed }: SendingStep, channel: SendingView['channel']): string | undefined {
  const { outbound: words, adminPage } = useWords();
  if (is === 'asked' && by) return words.by(adminPage.actors[by.kind] ?? by.kind);
  return is === 'failed' ? saidFailure(failed, channel, words.failure) : undefined;
}
