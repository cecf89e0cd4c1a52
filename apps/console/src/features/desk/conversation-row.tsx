import type { ConversationSummary } from '#protocol';
import { UnstyledButton } from '@mantine/core';
import { IconSparkles, IconStar, IconUser } from '@tabler/icons-react';
import { useMe } from '../../shared/api/session.js';
import { ForgottenMark } from '../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../shared/forgotten/remembered.js';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { Probability } from '../../shared/ui/probability.js';
import { plainly } from '../../shared/ui/written.js';
import { intentName } from '../../shared/words/intents.js';
import { likeliestQuestion } from './foresight/outcomes.js';
import { Mood } from './meaning/mood.js';
import classes from './queue-row.module.css';
import type { Chosen } from './selection.js';
import { shopperLabel } from '../../shared/portrait/shopper-label.js';
import { StatusBadge } from './status-badge.js';
import { useShopperName } from './use-shopper-name.js';

interface ConversationRowProps {
  readonly conversation: ConversationSummary;
  /** It belongs to what is shown no more, and goes when the list is taken anew. */
  readonly gone: boolean;
  readonly name?: string | undefined;
  readonly current: boolean;
  readonly choose: (next: Chosen) => void;
}

export function ConversationRow({ conversation, gone, name, current, choose }: ConversationRowProps) {
  const { app } = useWords();
  const { conversationId, shopperId } = conversation;
  const called = useShopperName(shopperId, name);
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={current}
      data-gone={gone}
      data-found
      onClick={() => choose({ shopperId, conversationId })}
    >
      <span className={classes.name}>
        <span>{shopperLabel(shopperId, called, app.somebody)}</span>
      </span>
      <When conversation={conversation} />
      <Asked conversation={conversation} />
      <LastLine conversation={conversation} />
      <Standing conversation={conversation} />
    </UnstyledButton>
  );
}

type Of = Pick<ConversationRowProps, 'conversation'>;

function When({ conversation: { waitingSince, snoozedUntil, lastAt } }: Of) {
  const { desk, queue } = useWords();
  const format = useFormat();
  const now = useNow();
  if (snoozedUntil !== undefined) {
    return <span className={classes.side}>{queue.until(format.soon(snoozedUntil, now))}</span>;
  }
  if (waitingSince === undefined) return <span className={classes.side}>{format.ago(lastAt, now)}</span>;
  return (
    <span className={`${classes.side ?? ''} ${classes.waiting ?? ''}`}>
      {desk.waitingFor(format.span(now - Date.parse(waitingSince)))}
    </span>
  );
}

/** What the last message asked; before one was read, what they are likely about to ask. Believed either way. */
function Asked({ conversation: { intent, band, sentiment, question } }: Of) {
  const { language, words } = useLocale();
  const { percent } = useFormat();
  const likeliest = intent === undefined ? likeliestQuestion(question) : undefined;
  const shown = intent ?? likeliest;
  if (shown === undefined) return <span className={classes.wide} />;
  const name = intentName(shown.intent, language);
  return (
    <span className={`${classes.meaning ?? ''} ${classes.wide ?? ''}`}>
      <span
        className={classes.believed}
        title={likeliest && words.foreseen.question(name, percent(shown.probability))}
      >
        {likeliest && <IconSparkles size={13} aria-label={words.foreseen.title} />}
        <span className={classes.line}>{name}</span>
        <Probability value={shown.probability} band={likeliest ? undefined : band} />
      </span>
      {sentiment && <Mood sentiment={sentiment} small />}
    </span>
  );
}

function LastLine({ conversation: { lastFrom, lastText, language } }: Of) {
  const { desk } = useWords();
  return (
    <span className={`${classes.line ?? ''} ${classes.dim ?? ''} ${classes.wide ?? ''}`}>
      {desk.from[lastFrom]} ·{' '}
      {isForgotten(lastText) ? <ForgottenMark /> : <span lang={language}>{plainly(lastText)}</span>}
    </span>
  );
}

const TAGS_SHOWN = 2;

/** Where it stands, whose it is, and how it is labelled. */
function Standing({ conversation: { status, assignee, tags, rating } }: Of) {
  const { queue, shopper } = useWords();
  const { number } = useFormat();
  const me = useMe().data;
  const name = assignee && (assignee.id === me?.id ? queue.yours : assignee.name);
  return (
    <span className={`${classes.standing ?? ''} ${classes.wide ?? ''}`}>
      <StatusBadge status={status} />
      {assignee && name !== undefined && (
        <span className={classes.assignee} title={queue.assignedTo(assignee.name)}>
          <IconUser size={13} aria-label={queue.assignedTo(assignee.name)} />
          <span className={classes.line} aria-hidden>
            {name}
          </span>
        </span>
      )}
      {rating !== undefined && (
        <span className={classes.assignee} title={shopper.stars(number(rating))}>
          <IconStar size={13} aria-label={shopper.stars(number(rating))} />
          <span aria-hidden>{number(rating)}</span>
        </span>
      )}
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <span key={tag} className={classes.tag} title={tag}>
          {tag}
        </span>
      ))}
      {tags.length > TAGS_SHOWN && (
        <span className={classes.dim} title={tags.slice(TAGS_SHOWN).join(', ')}>
          {queue.moreTags(number(tags.length - TAGS_SHOWN))}
        </span>
      )}
    </span>
  );
}
