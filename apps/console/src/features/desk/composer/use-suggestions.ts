import type { Suggestion, TranscriptEntry } from '#protocol';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useStore } from '../../../shared/link/store.js';
import { useAgentLink } from '../agent-link.js';

/** What could be answered to the shopper's last message, best first; nothing once an agent has answered it. */
export function useSuggestions(conversationId: string, entries: readonly TranscriptEntry[], wanted: boolean) {
  const link = useAgentLink();
  const live = useStore(link.status) === 'live';
  const asked = entries.findLast(({ kind }) => kind === 'shopper' || kind === 'agent');
  const isOpen = asked?.kind === 'shopper';
  const meant = asked?.classification;
  const intent = meant?.correction === undefined ? meant?.ranking[0]?.intent : meant.correction.intent;
  const [place, setPlace] = useState({ of: '', at: 0 });
  const [hidden, setHidden] = useState('');
  const { data = [] } = useQuery({
    queryKey: ['suggestions', conversationId, asked?.id, intent],
    queryFn: (): Promise<readonly Suggestion[]> => link.ask('reply.suggest', { conversationId }),
    enabled: wanted && live && isOpen,
    staleTime: Infinity,
    retry: false,
  });
  const of = asked?.id ?? '';
  const at = place.of === of && data.length > 0 ? place.at % data.length : 0;
  return {
    suggestion: wanted && isOpen && hidden !== of ? data[at] : undefined,
    at,
    count: data.length,
    next: () => setPlace({ of, at: at + 1 }),
    hide: () => setHidden(of),
  };
}
export type Suggestions = ReturnType<typeof useSuggestions>;
