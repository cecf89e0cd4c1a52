import type { Band, OnSiteShopper, RankedIntent } from '#protocol';
import { UnstyledButton } from '@mantine/core';
import { IconMessage, IconShoppingCart } from '@tabler/icons-react';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { Probability } from '../../shared/ui/probability.js';
import { subjectName } from '../../shared/words/details.js';
import { eventName } from '../../shared/words/events.js';
import { intentName } from '../../shared/words/intents.js';
import { likeliestQuestion } from './foresight/outcomes.js';
import classes from './queue-row.module.css';
import type { Chosen } from './selection.js';
import { shopperLabel } from '../../shared/portrait/shopper-label.js';
import { StageBadge } from '../../shared/portrait/stage-badge.js';

interface OnSiteRowProps {
  readonly shopper: OnSiteShopper;
  readonly gone: boolean;
  readonly current: boolean;
  readonly choose: (next: Chosen) => void;
}

export function OnSiteRow({ shopper, gone, current, choose }: OnSiteRowProps) {
  const { app, desk } = useWords();
  const { currentPage, conversationId, shopperId } = shopper;
  const away = gone || !shopper.connected;
  const question = likeliestQuestion(shopper.question);
  const leads = question?.intent === shopper.question?.intent;
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={current}
      data-gone={gone}
      data-found
      onClick={() => choose({ shopperId, conversationId })}
    >
      <span className={classes.name}>
        <span
          className={classes.dot}
          data-away={away}
          title={gone ? desk.gone : away ? desk.away : undefined}
        />
        <span>{shopperLabel(shopperId, shopper.name, app.somebody)}</span>
        {conversationId !== undefined && <IconMessage size={14} aria-label={desk.conversation} />}
      </span>
      <StageBadge stage={shopper.stage} />
      {question === undefined ? (
        <span className={classes.line}>{currentPage?.title ?? currentPage?.path ?? '–'}</span>
      ) : (
        <LastEvent shopper={shopper} />
      )}
      <TimeOnSite shopper={shopper} gone={gone} />
      {question === undefined ? (
        <>
          <LastEvent shopper={shopper} dim />
          <Cart lines={shopper.cartLines} />
        </>
      ) : (
        <span className={`${classes.meaning ?? ''} ${classes.wide ?? ''} ${classes.apart ?? ''}`}>
          <AboutToAsk question={question} band={leads ? shopper.question?.band : undefined} />
          <Cart lines={shopper.cartLines} />
        </span>
      )}
    </UnstyledButton>
  );
}

function TimeOnSite({ shopper, gone }: { readonly shopper: OnSiteShopper; readonly gone: boolean }) {
  const { desk } = useWords();
  const format = useFormat();
  const now = useNow();
  if (gone) return <span className={classes.side}>{desk.gone}</span>;
  const span = format.span(now - Date.parse(shopper.sessionStartedAt));
  return (
    <span className={classes.side} title={desk.onSiteFor(span)}>
      {span}
    </span>
  );
}

interface AboutToAskProps {
  readonly question: RankedIntent;
  /** Of what leads; how far another's number carries is not known. */
  readonly band: Band | undefined;
}

/** What somebody is likely about to ask is worth more than the page they are on, whose place it takes. */
function AboutToAsk({ question, band }: AboutToAskProps) {
  const { language, words } = useLocale();
  const { percent } = useFormat();
  const name = intentName(question.intent, language);
  return (
    <span
      className={classes.believed}
      role="img"
      aria-label={words.foreseen.question(name, percent(question.probability))}
    >
      <span className={classes.line}>{name}</span>
      <Probability value={question.probability} band={band} />
    </span>
  );
}

interface LastEventProps {
  readonly shopper: OnSiteShopper;
  readonly dim?: boolean;
}

function LastEvent({ shopper: { lastEvent }, dim = false }: LastEventProps) {
  const { language } = useLocale();
  if (lastEvent === undefined) return <span />;
  const { type, subject } = lastEvent;
  const words = eventName(type, language);
  return (
    <span className={`${classes.line ?? ''} ${dim ? (classes.dim ?? '') : ''}`}>
      {subject === undefined ? words : `${words}: ${subjectName(subject, language)}`}
    </span>
  );
}

function Cart({ lines }: { readonly lines: number }) {
  const { desk } = useWords();
  const { number } = useFormat();
  if (lines === 0) return <span />;
  return (
    <span className={classes.side} title={desk.cart(lines, number(lines))}>
      <IconShoppingCart size={14} aria-label={desk.cart(lines, number(lines))} />
      <span aria-hidden>{number(lines)}</span>
    </span>
  );
}
