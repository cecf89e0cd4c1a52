import type { ReviewView } from '#protocol';
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { ForgottenMark } from '../../../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../../../shared/forgotten/remembered.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { ReviewSection } from './review-section.js';
import classes from './review.module.css';

/** Unanswered messages that are alike, largest group first, each sample a way to its conversation. */
export function Suggestions({ suggestions }: Pick<ReviewView, 'suggestions'>) {
  const { understanding: words } = useWords();
  const format = useFormat();
  return (
    <ReviewSection
      title={words.suggestions}
      lead={words.suggestionsLead}
      empty={words.noSuggestions}
      count={suggestions.length}
    >
      <div className={classes.list}>
        {suggestions.map(({ name, messages, language, samples }) => (
          <details key={`${language} ${name}`} className={classes.item}>
            <summary>
              <b className={classes.believed}>{name}</b>
              <span className={classes.dim}>
                {words.messages(messages, format.number(messages))} · {format.languageName(language)}
              </span>
            </summary>
            <ul className={classes.samples} aria-label={words.samples}>
              {samples.map(({ text, conversationId, messageId }) => (
                <li key={messageId}>
                  {isForgotten(text) ? <ForgottenMark /> : <span lang={language}>{text}</span>}
                  <Anchor
                    component={Link}
                    size="xs"
                    to={`/desk?${new URLSearchParams({ conversation: conversationId, pane: 'conversation' }).toString()}`}
                  >
                    {words.inConversation}
                  </Anchor>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </ReviewSection>
  );
}
