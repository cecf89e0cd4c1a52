import type { Viewer } from '#protocol';
import { useEffect, useState } from 'react';
import { useAgentLink } from '../agent-link.js';

/** Who else is at a conversation, and what the shopper is writing. */
export interface Company {
  readonly viewers: readonly Viewer[];
  /** Undefined: nothing is being written. Empty: something, but the shop does not show what. */
  readonly writing?: string | undefined;
}

const NOBODY: Company = { viewers: [] };
/** Clients say again every few seconds that somebody writes; silence is an end too. */
const FADES_AFTER_MS = 6_000;

export function useCompany(conversationId: string, me: string): Company {
  const link = useAgentLink();
  const [company, setCompany] = useState(NOBODY);
  useEffect(() => {
    let fading: ReturnType<typeof setTimeout> | undefined;
    const change = (next: Partial<Company>): void => setCompany((before) => ({ ...before, ...next }));
    const stops = [
      link.on('viewers', (message) => {
        if (message.conversationId !== conversationId) return;
        change({ viewers: message.viewers.filter(({ id }) => id !== me) });
      }),
      link.on('shopper.typing', (message) => {
        if (message.conversationId !== conversationId) return;
        clearTimeout(fading);
        fading = setTimeout(() => change({ writing: undefined }), FADES_AFTER_MS);
        change({ writing: message.text === '' ? undefined : (message.text ?? '') });
      }),
      link.on('transcript.entry', ({ conversationId: of, entry }) => {
        if (of === conversationId && entry.kind === 'shopper') change({ writing: undefined });
      }),
    ];
    return () => {
      clearTimeout(fading);
      for (const stop of stops) stop();
      setCompany(NOBODY);
    };
  }, [link, conversationId, me]);
  return company;
}
