import type { Problem } from '#protocol';
import { useMemo, useState } from 'react';
import { problemOf } from '../../shared/api/problem-error.js';
import { useAgentLink } from './agent-link.js';

export type Act = 'join' | 'handBack' | 'resolve' | 'wake' | 'snooze' | 'assign' | 'tag' | 'untag';

/** What can be done with a conversation: one at a time, with what went wrong with the last. */
export function useConversationActs(conversationId: string) {
  const link = useAgentLink();
  const [pending, setPending] = useState<Act>();
  const [problem, setProblem] = useState<Problem>();
  const acts = useMemo(() => {
    const act = (name: Act, request: Promise<unknown>): void => {
      setPending(name);
      setProblem(undefined);
      request
        .catch((error: unknown) => setProblem(problemOf(error)))
        .finally(() => setPending((now) => (now === name ? undefined : now)));
    };
    const of = { conversationId };
    return {
      join: () => act('join', link.ask('conversation.join', of)),
      handBack: () => act('handBack', link.ask('conversation.handBack', of)),
      resolve: () => act('resolve', link.ask('conversation.resolve', of)),
      wake: () => act('wake', link.ask('conversation.wake', of)),
      snooze: (until: Date) =>
        act('snooze', link.ask('conversation.snooze', { ...of, until: until.toISOString() })),
      /** Null: nobody. */
      assign: (agentId: string | null) => act('assign', link.ask('conversation.assign', { ...of, agentId })),
      tag: (tag: string) => act('tag', link.ask('tag.add', { ...of, tag })),
      untag: (tag: string) => act('untag', link.ask('tag.remove', { ...of, tag })),
      dismiss: () => setProblem(undefined),
    };
  }, [link, conversationId]);
  return useMemo(() => ({ ...acts, pending, problem }), [acts, pending, problem]);
}
export type ConversationActs = ReturnType<typeof useConversationActs>;
