import type { Attachment, Choice, Language } from '#protocol';
import { readJson, type Shelf, writeJson } from '../shelf.js';

/** A message that the server's transcript does not show yet. */
export interface Unsent {
  readonly messageId: string;
  /** Absent: it begins a conversation, or joins the one that is open. */
  readonly conversationId?: string;
  /** It begins a conversation of its own, whatever else is open. */
  readonly begins?: boolean;
  readonly text: string;
  readonly language: Language;
  readonly at: string;
  readonly choice?: Choice;
  readonly attachments?: readonly Attachment[];
  /** The server has it; its line in the transcript is on its way back. */
  readonly stored?: boolean;
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

/** What to send now: the oldest that is neither stored nor refused, so that messages arrive as they were written. */
export const nextToSend = (unsent: readonly Unsent[]): Unsent | undefined =>
  unsent.find((item) => !item.refused && !item.stored);
