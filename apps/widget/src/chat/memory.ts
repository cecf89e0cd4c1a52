import { readJson, type Shelf, writeJson } from '../shelf.js';
import type { ChatState } from './state.js';

/** What a visit leaves for the next one, besides unsent messages. */
export interface Remembered {
  readonly conversationId?: string;
  /** A resolved conversation is shown again, but nobody waits for news of it. */
  readonly resolved?: boolean;
  /** Id of the newest answer that was looked at. */
  readonly read?: string;
  readonly muted?: boolean;
}

const KEY = 'chat';

export const recall = (shelf: Shelf): Remembered => readJson<Remembered>(shelf, KEY) ?? {};

export function remember(shelf: Shelf, { conversationId, status, read, muted }: ChatState): void {
  const next: Remembered = {
    ...(conversationId !== undefined && { conversationId, resolved: status === 'resolved' }),
    ...(read !== undefined && { read }),
    ...(muted && { muted }),
  };
  const text = JSON.stringify(next);
  if (shelf.get(KEY) !== text) writeJson(shelf, KEY, next);
}

export const forget = (shelf: Shelf): void => shelf.remove(KEY);
