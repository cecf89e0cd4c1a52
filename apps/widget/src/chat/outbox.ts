import type { Language } from '#protocol';
import { readJson, type Shelf, writeJson } from '../shelf.js';

/** A message the server has not stored yet. */
export interface Unsent {
  readonly messageId: string;
  /** Absent: it begins a conversation, or joins the one that the message before it begins. */
  readonly conversationId?: string;
  readonly text: string;
  readonly language: Language;
  readonly at: string;
  /** The server will not take it as it is; only the shopper can send it again. */
  readonly refused?: boolean;
}

const PREFIX = 'unsent.';
const keyOf = ({ messageId }: Pick<Unsent, 'messageId'>): string => PREFIX + messageId;

/** Keeps what the shopper wrote until the server says it is stored: through reloads, lost lines and restarts. */
export class Outbox {
  constructor(private readonly shelf: Shelf) {}

  /** Oldest first. */
  all(): readonly Unsent[] {
    return this.shelf
      .keys(PREFIX)
      .flatMap((key) => readJson<Unsent>(this.shelf, key) ?? [])
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  keep(item: Unsent): void {
    writeJson(this.shelf, keyOf(item), item);
  }

  remove(messageId: string): void {
    this.shelf.remove(keyOf({ messageId }));
  }

  clear(): void {
    for (const key of this.shelf.keys(PREFIX)) this.shelf.remove(key);
  }
}

/** What to send now: the oldest that is not refused, so that messages arrive in the order they were written. */
export const nextToSend = (unsent: readonly Unsent[]): Unsent | undefined =>
  unsent.find((item) => !item.refused);
