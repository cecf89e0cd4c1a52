import type { ConversationSummary } from '#protocol';
import { UnstyledButton } from '@mantine/core';
import { ForgottenMark } from '../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../shared/forgotten/remembered.js';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { Probability } from '../../shared/ui/probability.js';
import { plainly } from '../../shared/ui/written.js';
import { intentName } from '../../shared/words/intents.js';
import { Mood } from './meaning/mood.js';
import classes from './queue-row.module.css';
import type { Chosen } from './selection.js';
import { shopperLabel } from '../../shared/portrait/shopper-label.js';
import { StatusBadge } from './status-badge.js';
import { useShopperName } from './use-shopper-name.js';

interface ConversationRowProps {
  readonly conversation: ConversationSummary;
  readonly name?: string | undefined;
  readonly current: boolean;
  readonly choose: (next: Chosen) => void;
}

export function ConversationRow({ conversation, name, current, choose }: ConversationRowProps) {
  const { app } = useWords();
  const { conversationId, shopperId } = conversation;
  const called = useShopperName(shopperId, name);
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={current}
      data-gone={conversation.status === 'resolved'}
      onClick={() => choose({ shopperId, conversationId })}
    >
      <span className={classes.name}>
        <span>{shopperLabel(shopperId, called, app.somebody)}</span>
      </span>
      <When conversation={conversation} />
      <Believed conversation={conversation} />
      <LastLine conversation={conversation} />
      <StatusBadge status={conversation.status} />
    </UnstyledButton>
  );
}

type Of = Pick<ConversationRowProps, 'conversation'>;

function When({ conversation: { waitingSince, lastAt } }: Of) {
  const { desk } = useWords();
  const format = useFormat();
  const now = useNow();
  if (waitingSince === undefined) return <span className={classes.side}>{format.ago(lastAt, now)}</span>;
  return (
    <span className={`${classes.side ?? ''} ${classes.waiting ?? ''}`}>
      {desk.waitingFor(format.span(now - Date.parse(waitingSince)))}
    </span>
  );
}

function Believed({ conversation: { intent, band, sentiment } }: Of) {
  const { language } = useLocale();
  if (intent === undefined) return <span className={classes.wide} />;
  return (
    <span className={`${classes.meaning ?? ''} ${classes.wide ?? ''}`}>
      <span className={classes.believed}>
        <span className={classes.line}>{intentName(intent.intent, language)}</span>
        <Probability value={intent.probability} band={band} />
      </span>
      {sentiment && <Mood sentiment={sentiment} small />}
    </span>
  );
}

function LastLine({ conversation: { lastFrom, lastText, language } }: Of) {
  const { desk } = useWords();
  return (
    <span className={`${classes.line ?? ''} ${classes.dim ?? ''}`}>
      {desk.from[lastFrom]} ·{' '}
      {isForgotten(lastText) ? <ForgottenMark /> : <span lang={language}>{plainly(lastText)}</span>}
    </span>
  );
}
