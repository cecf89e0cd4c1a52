import type { StaffMember, Transcript } from '#protocol';
import { useCallback, useEffect, useMemo, useReducer } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useAgentLink } from '../agent-link.js';
import { corrected, correctionsAfter, isSettled } from './corrections.js';

/** Correcting what messages of one conversation are held for: shown at once, taken back where it is refused. */
export function useCorrections({ conversationId, entries }: Transcript, me: StaffMember) {
  const link = useAgentLink();
  const [pending, step] = useReducer(correctionsAfter, []);
  const ask = useCallback(
    (messageId: string, intent: string | null | undefined) => {
      step({ kind: 'ask', messageId, intent });
      const told =
        intent === undefined
          ? link.ask('intent.withdrawCorrection', { conversationId, messageId })
          : link.ask('intent.correct', { conversationId, messageId, intent });
      told.catch((error: unknown) => step({ kind: 'failed', messageId, problem: problemOf(error) }));
    },
    [link, conversationId],
  );
  const dismiss = useCallback((messageId: string) => step({ kind: 'settled', messageId }), []);
  useEffect(() => {
    for (const each of pending) {
      const entry = entries.find(({ id }) => id === each.messageId);
      if (isSettled(entry?.classification, each)) step({ kind: 'settled', messageId: each.messageId });
    }
  }, [entries, pending]);
  const shown = useMemo(() => {
    const at = new Date().toISOString();
    return entries.map((entry) => {
      const asked = pending.find(({ messageId }) => messageId === entry.id);
      if (asked === undefined || entry.classification === undefined) return entry;
      return { ...entry, classification: corrected(entry.classification, asked, { name: me.name, at }) };
    });
  }, [entries, pending, me.name]);
  const problems = useMemo(
    () => new Map(pending.flatMap(({ messageId, problem }) => (problem ? [[messageId, problem]] : []))),
    [pending],
  );
  return { entries: shown, problems, ask, dismiss };
}
