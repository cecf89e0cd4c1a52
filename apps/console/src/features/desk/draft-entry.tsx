import { Button } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import classes from './conversation.module.css';
import type { Draft } from './drafts.js';
import { Attachments, Parts } from './parts/parts.js';

interface DraftEntryProps {
  readonly draft: Draft;
  readonly retry: (draft: Draft) => void;
  readonly discard: (messageId: string) => void;
}

/** A reply that the transcript does not hold yet: on its way, or refused with the reason and a way on. */
export function DraftEntry({ draft, retry, discard }: DraftEntryProps) {
  const { desk, problem: words } = useWords();
  const { state, problem, note, parts, attachments } = draft;
  return (
    <article className={classes.entry} data-side="ours">
      <div className={classes.bubble} data-kind={note ? 'internal' : 'agent'} data-state={state}>
        {draft.text}
      </div>
      <Attachments attachments={attachments} />
      <Parts parts={parts && [...parts]} />
      {state === 'failed' ? (
        <div className={`${classes.meta ?? ''} ${classes.trouble ?? ''}`} role="alert">
          <span>
            {[desk.notSent, problem && words[problem.code], problem?.message].filter(Boolean).join(' ')}
          </span>
          <Button size="compact-xs" variant="light" color="red" onClick={() => retry(draft)}>
            {desk.resend}
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => discard(draft.messageId)}>
            {desk.discard}
          </Button>
        </div>
      ) : (
        <div className={classes.meta}>{desk[state]}</div>
      )}
    </article>
  );
}
