import type { Viewer } from '#protocol';
import { useEffect, useState } from 'react';
import { useStore } from '../../../shared/link/store.js';
import { useAgentLink } from '../agent-link.js';

/** Who else is at a conversation, and what the shopper is writing. */
export interface Company {
  readonly viewers: readonly Viewer[];
  /** Undefined: nothing is being written. Empty: something, but the shop does not show what. */
  readonly writing?: string | undefined;
}

/** Clients say again every few seconds that somebody writes; silence is an end too. */
const FADES_AFTER_MS = 6_000;

export function useCompany(conversationId: string, me: string): Company {
  const link = useAgentLink();
  const told = useStore(link.viewers);
  const viewers = told.conversationId === conversationId ? told.viewers.filter(({ id }) => id !== me) : [];
  return { viewers, writing: useWriting(conversationId) };
}

function useWriting(conversationId: string): string | undefined {
  const link = useAgentLink();
  const [writing, setWriting] = useState<string>();
  useEffect(() => {
    let fading: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      link.on('shopper.typing', ({ conversationId: of, text }) => {
        if (of !== conversationId) return;
        clearTimeout(fading);
        fading = setTimeout(() => setWriting(undefined), FADES_AFTER_MS);
        setWriting(text === '' ? undefined : (text ?? ''));
      }),
      link.on('transcript.entry', ({ conversationId: of, entry }) => {
        if (of === conversationId && entry.kind === 'shopper') setWriting(undefined);
      }),
    ];
    return () => {
      clearTimeout(fading);
      for (const stop of stops) stop();
      setWriting(undefined);
    };
  }, [link, conversationId]);
  return writing;
}
