import { UuidV7Ids } from '#kernel';
import { useCallback, useEffect, useEffectEvent, useReducer } from 'react';
import { problemOf } from '../../shared/api/problem-error.js';
import { useStore } from '../../shared/link/store.js';
import { useAgentLink } from './agent-link.js';
import { type Draft, draftsAfter, resendable } from './drafts.js';

const ids = new UuidV7Ids();
type Sendable = Pick<Draft, 'messageId' | 'conversationId' | 'text'>;

/** Replies on their way, for all conversations: leaving one does not lose what was being sent. */
export function useDrafts() {
  const link = useAgentLink();
  const live = useStore(link.status) === 'live';
  const [drafts, step] = useReducer(draftsAfter, []);

  const deliver = useCallback(
    ({ messageId, conversationId, text }: Sendable) => {
      link.ask('conversation.reply', { conversationId, messageId, text }).then(
        () => step({ kind: 'stored', messageId }),
        (error: unknown) => step({ kind: 'failed', messageId, problem: problemOf(error) }),
      );
    },
    [link],
  );
  const retry = useCallback(
    (draft: Sendable) => {
      step({ kind: 'retry', messageId: draft.messageId });
      deliver(draft);
    },
    [deliver],
  );
  const send = useCallback(
    (conversationId: string, text: string) => {
      const draft = { messageId: ids.next(), conversationId, text };
      step({ kind: 'send', draft });
      deliver(draft);
    },
    [deliver],
  );
  const discard = useCallback((messageId: string) => step({ kind: 'discard', messageId }), []);

  const resend = useEffectEvent(() => resendable(drafts).forEach(retry));
  useEffect(() => {
    if (live) resend();
  }, [live]);
  return { drafts, send, retry, discard };
}
export type Drafts = ReturnType<typeof useDrafts>;
