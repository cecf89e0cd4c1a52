import type { Problem } from '#protocol';
import { createContext, use } from 'react';

/** Which part of which message's meaning is open; at most one on the page. */
export interface OpenedMeaning {
  readonly messageId: string;
  readonly part: 'why' | 'correct';
}

/** What can be done with what the messages of the open conversation are held for. */
export interface Meanings {
  readonly opened: OpenedMeaning | undefined;
  readonly open: (next: OpenedMeaning | undefined) => void;
  /** `intent` null: none of the intents; undefined: takes the correction back. */
  readonly correct: (messageId: string, intent: string | null | undefined) => void;
  readonly problems: ReadonlyMap<string, Problem>;
  readonly dismiss: (messageId: string) => void;
}

export const MeaningContext = createContext<Meanings | null>(null);

export function useMeanings(): Meanings {
  const meanings = use(MeaningContext);
  if (meanings === null) throw new Error('useMeanings is used outside of a conversation');
  return meanings;
}
