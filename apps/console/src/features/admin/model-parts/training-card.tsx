import type { TrainingView } from '#protocol';
import { Button, Group, Progress, Text, Title, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Confirm } from '../../../shared/ui/confirm.js';
import { trainingSpokenKey } from './training-progress.js';
import classes from './parts.module.css';
import { TrainingBadge } from './training-badge.js';
import { useStartOf } from './start-of.js';

/** What trainings of every model tell. */
type Told = Pick<
  TrainingView,
  'trainingId' | 'grade' | 'state' | 'share' | 'secondsLeft' | 'device' | 'startedAt' | 'startedBy' | 'can'
>;

interface TrainingCardProps {
  readonly training: Told;
  /** What it is at, while it runs. */
  readonly phase: string;
  /** What it has come to so far. */
  readonly curves: ReactNode;
  readonly cancel: Cancelling;
}

interface Cancelling {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly mutate: (input: undefined, options: { readonly onSuccess: () => void }) => void;
}

/** How far a training is, how long still, and what it has come to. Every figure has a place of its own. */
export function TrainingCard({ training, phase, curves, cancel }: TrainingCardProps) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const title = words.trainingTitle(words.grades[training.grade]);
  const startOf = useStartOf();
  const running = training.state === 'running';
  return (
    <article className={classes.card} aria-label={title}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <div>
          <Title order={3}>{title}</Title>
          <Text size="xs" c="dimmed">
            {startOf(training)} · {words.on(training.device)}
          </Text>
        </div>
        <TrainingBadge state={training.state} />
      </Group>
      <div className={classes.meter}>
        <div className={classes.meterLine}>
          <b>{format.percent(training.share)}</b>
          <span>{running && phase}</span>
          <span className={classes.left}>
            {running &&
              training.secondsLeft !== undefined &&
              words.left(format.span(training.secondsLeft * 1000))}
          </span>
        </div>
        <Progress
          value={training.share * 100}
          size="lg"
          aria-label={words.progress}
          transitionDuration={100}
        />
      </div>
      {curves}
      {training.can.includes('cancel') && <Cancel cancel={cancel} />}
      <Spoken training={training} />
    </article>
  );
}

function Cancel({ cancel }: { readonly cancel: Cancelling }) {
  const { understanding: words } = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" w="fit-content" onClick={() => setAsking(true)}>
        {words.cancel}
      </Button>
      <Confirm
        opened={asking}
        title={words.cancelTitle}
        text={words.cancelText}
        verb={words.cancelDo}
        back={words.back}
        danger
        pending={cancel.isPending}
        problem={cancel.error ? problemOf(cancel.error) : undefined}
        close={() => setAsking(false)}
        confirm={() => cancel.mutate(undefined, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}

/** For screen readers: at each tenth and each change of state, no oftener. */
function Spoken({ training }: { readonly training: Told }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const key = trainingSpokenKey(training);
  const [said, setSaid] = useState({ key, words: '' });
  if (said.key !== key) {
    const { secondsLeft, state, share } = training;
    const left = secondsLeft === undefined ? '' : `, ${words.left(format.span(secondsLeft * 1000))}`;
    const sentence =
      state === 'running'
        ? words.spoken(format.percent(share), left)
        : words.spokenState(words.trainingStates[state]);
    setSaid({ key, words: sentence });
  }
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {said.words}
    </VisuallyHidden>
  );
}
