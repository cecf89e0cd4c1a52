import { Injectable } from '@nestjs/common';

/** A shopper is writing in a conversation of theirs. It is told and never stored. */
export interface Wrote {
  readonly conversationId: string;
  readonly shopperId: string;
  /** What stands in their composer, where the widget sent it; empty: they write no more. */
  readonly text?: string;
}
type Listener = (wrote: Wrote) => void;

/** Passes on, within this process, that shoppers are writing. */
@Injectable()
export class Typing {
  private readonly listeners = new Set<Listener>();

  /** @param conversationId one of the shopper's own: whoever calls has checked that */
  wrote(conversationId: string, shopperId: string, text?: string): void {
    for (const listener of this.listeners) {
      listener({ conversationId, shopperId, ...(text !== undefined && { text }) });
    }
  }

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }
}
