import type { Problem } from '#protocol';
import { useCallback, useMemo, useState } from 'react';
import { problemOf } from '../../shared/api/problem-error.js';
import { useAgentLink } from './agent-link.js';

export type Act = 'conversation.join' | 'conversation.handBack' | 'conversation.resolve';

/** Joining, handing back and resolving: one at a time, with what went wrong with the last. */
export function useConversationActs(conversationId: string) {
  const link = useAgentLink();
  const [pending, setPending] = useState<Act>();
  const [problem, setProblem] = useState<Problem>();
  const act = useCallback(
    (name: Act) => {
      setPending(name);
      setProblem(undefined);
      link
        .ask(name, { conversationId })
        .catch((error: unknown) => setProblem(problemOf(error)))
        .finally(() => setPending(undefined));
    },
    [link, conversationId],
  );
  return useMemo(() => ({ act, pending, problem }), [act, pending, problem]);
}
export type ConversationActs = ReturnType<typeof useConversationActs>;
