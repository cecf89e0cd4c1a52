import type { AnsweredTwice } from '#protocol';
import { Anchor, Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { ForgottenMark } from '../../../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../../../shared/forgotten/remembered.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import classes from '../../model-parts/compare.module.css';
import { outcomeOf } from './verdict.js';

interface AnsweredListProps {
  readonly title: string;
  readonly answers: readonly AnsweredTwice[];
  readonly empty: string;
  /** Says of each what became of it. */
  readonly outcomes?: boolean;
}

const FIRST = 8;

/** Texts with both answers, and the right one where it is known. */
export function AnsweredList({ title, answers, empty, outcomes = false }: AnsweredListProps) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const [all, setAll] = useState(false);
  return (
    <section aria-label={title}>
      <Title order={3}>
        {title}
        {answers.length > 0 && ` (${number(answers.length)})`}
      </Title>
      {answers.length === 0 && (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      )}
      <ul className={classes.answers}>
        {(all ? answers : answers.slice(0, FIRST)).map((answer, at) => (
          <AnsweredItem key={answer.messageId ?? at} answer={answer} outcome={outcomes} />
        ))}
      </ul>
      {answers.length > FIRST && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
          {all ? words.showFewer : words.showAll(number(answers.length))}
        </Button>
      )}
    </section>
  );
}

function AnsweredItem({ answer, outcome }: { readonly answer: AnsweredTwice; readonly outcome: boolean }) {
  const { understanding: words, desk } = useWords();
  const format = useFormat();
  const nameOf = useIntentName();
  const became = outcome ? outcomeOf(answer) : undefined;
  // A probability belongs to an intent; of none of them the leading one's would say nothing.
  const answerOf = (given: AnsweredTwice['champion']): string =>
    given.outOfScope ? nameOf(null) : `${nameOf(given.intent)} ${format.percent(given.probability)}`;
  const { text, actual, champion, candidate, conversationId, at } = answer;
  return (
    <li>
      <div className={classes.said}>
        {isForgotten(text) ? <ForgottenMark /> : <span>{text}</span>}
        {became && (
          <span className={classes.outcome} data-outcome={became}>
            {words[became]}
          </span>
        )}
      </div>
      <div className={classes.twice}>
        <span>{desk.said(words.from, answerOf(champion))}</span>
        <span aria-hidden>→</span>
        <span className={classes.now}>{desk.said(words.to, answerOf(candidate))}</span>
        {actual !== undefined && <span>{desk.said(words.rightAnswer, nameOf(actual))}</span>}
        {at !== undefined && <time dateTime={at}>{format.moment(at)}</time>}
        {conversationId !== undefined && (
          <Anchor
            component={Link}
            to={`/desk?${new URLSearchParams({ conversation: conversationId, pane: 'conversation' }).toString()}`}
            size="xs"
          >
            {words.inConversation}
          </Anchor>
        )}
      </div>
    </li>
  );
}
