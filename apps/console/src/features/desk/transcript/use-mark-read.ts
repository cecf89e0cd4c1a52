import type { Transcript } from '#protocol';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useStore } from '../../../shared/link/store.js';
import { useAgentLink } from '../agent-link.js';

/** Tells the shopper that the agent who answers them has looked: only while the page is in front of somebody. */
export function useMarkRead({ conversationId, entries, marks }: Transcript, mine: boolean): void {
  const link = useAgentLink();
  const live = useStore(link.status) === 'live';
  const inFront = useInFront();
  const said = useRef<string>(undefined);
  const newest = entries.findLast(({ kind }) => kind === 'shopper')?.id;
  const isNews = newest !== undefined && newest !== marks.agent.read;
  useEffect(() => {
    if (!mine || !live || !inFront || !isNews || said.current === newest) return;
    said.current = newest;
    link.ask('conversation.mark', { conversationId, upTo: newest, mark: 'read' }).catch((error: unknown) => {
      said.current = undefined;
      if (problemOf(error).code !== 'unavailable') console.warn(error);
    });
  }, [link, conversationId, newest, mine, live, inFront, isNews]);
}

const CHANGES = ['focus', 'blur'] as const;

/** Whether somebody looks at the page. */
export const useInFront = (): boolean => useSyncExternalStore(subscribe, isInFront);

export const isInFront = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

function subscribe(changed: () => void): () => void {
  for (const event of CHANGES) window.addEventListener(event, changed);
  document.addEventListener('visibilitychange', changed);
  return () => {
    for (const event of CHANGES) window.removeEventListener(event, changed);
    document.removeEventListener('visibilitychange', changed);
  };
}
