import {
  type Appended,
  type EventFilter,
  EventStore,
  type ExpectedRevision,
  type ReadStreamOptions,
  type StreamInfo,
  type SubscriptionItem,
} from '#event-store';
import type { NewEvent, RecordedEvent } from '#kernel';
import { envelopeIn } from './envelope.js';
import { type OpenedBefore, openedEvents } from './opened-events.js';
import { sealedEvents } from './sealed-events.js';
import type { ShopperKeys } from './shopper-keys.js';

/**
 * A log as its users see it, over the log as it is kept: what tells who a person is goes in sealed under that
 * shopper's own key and comes out opened, or as `FORGOTTEN` where the key is destroyed; events of older schema
 * versions come out lifted. What was stored before there was sealing is read as it is.
 *
 * Every promise of the store below holds, and appends to one stream keep the order in which they were asked for.
 */
export class SealingEventStore extends EventStore {
  /** Streams whose last append still waits for a key. */
  private readonly waiting = new Map<string, Promise<unknown>>();
  /** Followers are given the same events: each is opened once, for as long as its key is held. */
  private readonly followed: OpenedBefore = new WeakMap();

  constructor(
    private readonly log: EventStore,
    private readonly keys: ShopperKeys,
  ) {
    super();
  }

  override async append(
    stream: string,
    events: readonly NewEvent[],
    expected?: ExpectedRevision,
  ): Promise<Appended> {
    const before = this.waiting.get(stream);
    const sealing = sealedEvents(events, () => stream, this.keys);
    if (!before && Array.isArray(sealing)) return this.log.append(stream, sealing, expected);
    const turn = Promise.allSettled([before]).then(async () =>
      this.log.append(stream, await sealing, expected),
    );
    this.waiting.set(stream, turn);
    try {
      return await turn;
    } finally {
      if (this.waiting.get(stream) === turn) this.waiting.delete(stream);
    }
  }

  override async readStream(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]> {
    return openedEvents(await this.log.readStream(stream, options), this.keys);
  }

  override async readAll(
    after: bigint,
    filter?: EventFilter,
    limit?: number,
  ): Promise<readonly RecordedEvent[]> {
    return openedEvents(await this.log.readAll(after, filter, limit), this.keys);
  }

  override async readAllBackwards(
    before: bigint,
    filter?: EventFilter,
    limit?: number,
  ): Promise<readonly RecordedEvent[]> {
    return openedEvents(await this.log.readAllBackwards(before, filter, limit), this.keys);
  }

  override async readEvent(id: string): Promise<RecordedEvent | undefined> {
    const event = await this.log.readEvent(id);
    return event && (await openedEvents([event], this.keys))[0];
  }

  override async *subscribe(
    after: bigint,
    filter?: EventFilter,
    signal?: AbortSignal,
  ): AsyncGenerator<SubscriptionItem> {
    for await (const item of this.log.subscribe(after, filter, signal)) {
      yield item.kind === 'events'
        ? { kind: 'events', events: await openedEvents(item.events, this.keys, this.followed) }
        : item;
    }
  }

  override listStreams(prefix: string, after?: string, limit?: number): Promise<readonly StreamInfo[]> {
    return this.log.listStreams(prefix, after, limit);
  }

  override head(): Promise<bigint> {
    return this.log.head();
  }

  override count(filter?: EventFilter, after?: bigint, upTo?: bigint): Promise<number> {
    return this.log.count(filter, after, upTo);
  }

  /** Takes events opened, as this store gives them, and sealed, as an export holds them; these stay as they are. */
  override async restore(events: readonly RecordedEvent[]): Promise<number> {
    const opened = events.filter(({ data }) => !envelopeIn(data));
    const sealed = await sealedEvents(opened, ({ stream }) => stream, this.keys);
    const byId = new Map(sealed.map((event) => [event.id, event]));
    return this.log.restore(events.map((event) => byId.get(event.id) ?? event));
  }

  /** Appends under way are finished first; then the log below is closed. The keys stay open. */
  override async close(): Promise<void> {
    await Promise.allSettled(this.waiting.values());
    await this.log.close();
  }
}
