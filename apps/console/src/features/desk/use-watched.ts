import type { ShopperDetail, Transcript } from '#protocol';
import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import { useStore } from '../../shared/link/store.js';
import { type AgentLink, useAgentLink } from './agent-link.js';
import { type Watched, watchShopper, watchTranscript } from './watch.js';

type Watch<Value> = (
  link: AgentLink,
  id: string,
  show: (watched: Watched<Value>) => void,
  known: Value | undefined,
) => () => void;

export const useTranscript = (conversationId: string | undefined) =>
  useWatched<Transcript>(watchTranscript, conversationId);
export const useShopper = (shopperId: string | undefined) =>
  useWatched<ShopperDetail>(watchShopper, shopperId);

/**
 * Watches anew on every connection. While the line is down, what was last known stays on the screen.
 * `again` asks once more after a refusal.
 */
function useWatched<Value>(watch: Watch<Value>, id: string | undefined) {
  const link = useAgentLink();
  const live = useStore(link.status) === 'live';
  const [round, setRound] = useState(0);
  const [seen, setSeen] = useState<{ readonly id: string; readonly watched: Watched<Value> }>();
  const known = useEffectEvent(() => (seen?.id === id ? seen?.watched.value : undefined));
  useEffect(() => {
    if (id === undefined || !live) return undefined;
    const show = (watched: Watched<Value>): void =>
      setSeen((before) => ({ id, watched: before?.id === id ? after(before.watched, watched) : watched }));
    return watch(link, id, show, known());
  }, [watch, link, live, id, round]);
  const again = useCallback(() => setRound((n) => n + 1), []);
  const watched: Watched<Value> = seen?.id === id && seen !== undefined ? seen.watched : {};
  return { ...watched, again };
}

/** A refusal keeps what was known in sight; an answer clears the refusal. */
const after = <Value>(before: Watched<Value>, next: Watched<Value>): Watched<Value> =>
  next.value === undefined ? { ...before, ...next } : next;
