import type { Shelf } from '../shelf.js';
import type { Visitor } from '../visitor/visitor.js';
import type { Call, CallQueue } from './call-queue.js';
import { pageContext, pageFacts } from './page-context.js';
import type { Sender } from './sender.js';
import { beginsSession } from './session.js';

export type Properties = Readonly<Record<string, unknown>>;

/** Turns what the shop reports into calls; they are stored before anything else happens to them. */
export class Tracker {
  constructor(
    private readonly shelf: Shelf,
    private readonly queue: CallQueue,
    private readonly sender: Sender,
    private readonly visitor: Visitor,
  ) {}

  track(event: string, properties: Properties = {}): void {
    this.add({ type: 'track', event, properties });
  }

  page(properties: Properties = {}): void {
    this.add({ type: 'page', name: document.title, properties: { ...pageFacts(), ...properties } });
  }

  identify(traits: Properties): void {
    this.add({ type: 'identify', traits });
  }

  private add(call: Pick<Call, 'type' | 'event' | 'name' | 'properties' | 'traits'>): void {
    if (beginsSession(this.shelf, Date.now())) {
      this.store({ type: 'track', event: 'Shopper Seen', properties: {} });
    }
    this.store(call);
    this.sender.soon();
  }

  private store(call: Pick<Call, 'type' | 'event' | 'name' | 'properties' | 'traits'>): void {
    const known = this.visitor.known;
    this.queue.add({
      ...call,
      messageId: crypto.randomUUID(),
      timestamp: new Date().toISOString(),
      ...(known && {
        anonymousId: known.anonymousId,
        ...(known.userId !== undefined && { userId: known.userId }),
      }),
      context: pageContext(),
    });
  }
}
