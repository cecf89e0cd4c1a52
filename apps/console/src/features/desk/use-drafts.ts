import { UuidV7Ids } from '#kernel';
import type { StaffMember } from '#protocol';
import { useCallback, useEffect, useEffectEvent, useReducer } from 'react';
import { problemOf } from '../../shared/api/problem-error.js';
import { useStore } from '../../shared/link/store.js';
import { type AgentLink, useAgentLink } from './agent-link.js';
import { draftsAfter, keptDrafts, readDrafts, resendable, type Sendable } from './drafts.js';

const ids = new UuidV7Ids();

/**
 * Replies on their way, for all conversations: neither leaving one nor a reload loses what was being sent. They are
 * kept in this tab and for this agent only, so that nobody who signs in next says them.
 */
export function useDrafts(me: Pick<StaffMember, 'id'>) {
  const key = `presage.sending.${me.id}`;
  const link = useAgentLink();
  const live = useStore(link.status) === 'live';
  const [drafts, step] = useReducer(draftsAfter, key, () => readDrafts(sessionStorage.getItem(key)));
  useEffect(() => {
    const kept = keptDrafts(drafts);
    if (kept === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, kept);
  }, [drafts, key]);

  const deliver = useCallback(
    (draft: Sendable) => {
      const { messageId } = draft;
      transmit(link, draft).then(
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
    (written: Omit<Sendable, 'messageId'>) => {
      const draft = { messageId: ids.next(), ...written };
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
function transmit(link: AgentLink, draft: Sendable): Promise<unknown> {
  const { messageId, conversationId, text, parts = [], attachments = [], note } = draft;
  if (note)
    return link.ask('note.add', { conversationId, noteId: messageId, text, mentions: [...note.mentions] });
  return link.ask('conversation.reply', {
    conversationId,
    messageId,
    text,
    ...(parts.length > 0 && { parts: [...parts] }),
    ...(attachments.length > 0 && { attachments: attachments.map(({ attachmentId }) => attachmentId) }),
  });
}

export type Drafts = ReturnType<typeof useDrafts>;
