import { StreamNotFoundError, WrongExpectedVersionError } from '@kurrent/kurrentdb-client';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { KurrentClient } from './client.js';
import type { ServerEvent } from './recorded.js';

type Append = Parameters<KurrentClient['appendToStream']>;
type ReadStream = Parameters<KurrentClient['readStream']>;
type ReadAll = NonNullable<Parameters<KurrentClient['readAll']>[0]>;
type SubscribeToAll = NonNullable<Parameters<KurrentClient['subscribeToAll']>[0]>;

/**
 * Answers as a server would, as far as the store's own logic goes: positions with gaps, system events between,
 * starts that are inclusive, events in a Readable that can be cut off. It proves nothing about a real server.
 */
export class StandInClient {
  private readonly log: ServerEvent[] = [];
  private readonly live = new Set<Readable>();
  private position = 100n;

  constructor() {
    this.add('$settings', { id: randomUUID(), type: '$configured', data: {}, metadata: {} });
  }

  async appendToStream(stream: string, batch: Append[1], { streamState }: NonNullable<Append[2]> = {}) {
    await Promise.resolve();
    const events = Array.isArray(batch) ? batch : [batch];
    const current = this.of(stream).at(-1)?.revision;
    const expected = streamState === 'no_stream' ? undefined : streamState;
    if (streamState !== 'any' && expected !== current) {
      throw new WrongExpectedVersionError(undefined, {
        streamName: stream,
        expected: streamState ?? 'any',
        current: current ?? 'no_stream',
      });
    }
    for (const event of events) this.add(stream, structuredCloneOfJson(event));
    this.add('$stats-0', { id: randomUUID(), type: '$statsCollected', data: {}, metadata: {} });
    const nextExpectedRevision = this.of(stream).at(-1)?.revision ?? -1n;
    return { success: true, nextExpectedRevision, position: this.of(stream).at(-1)?.position };
  }

  async *readStream(stream: string, options: ReadStream[1] = {}) {
    await Promise.resolve();
    const { fromRevision = 'start', direction = 'forwards', maxCount = 1e9 } = options;
    const events = this.of(stream);
    if (events.length === 0) throw new StreamNotFoundError(undefined, stream);
    const from =
      fromRevision === 'start' ? 0n : fromRevision === 'end' ? BigInt(events.length) : fromRevision;
    const wanted =
      direction === 'forwards'
        ? events.filter(({ revision }) => revision >= from)
        : events.filter(({ revision }) => revision <= from).reverse();
    for (const event of wanted.slice(0, Number(maxCount))) yield { event };
  }

  async *readAll({ fromPosition = 'start', direction = 'forwards', filter, maxCount = 1e9 }: ReadAll = {}) {
    await Promise.resolve();
    const from = typeof fromPosition === 'string' ? undefined : fromPosition.commit;
    const passed = this.log.filter((event) => passes(filter, event));
    const wanted =
      direction === 'forwards'
        ? passed.filter(({ position }) => position.commit >= (from ?? 0n))
        : passed.filter(({ position }) => from === undefined || position.commit < from).reverse();
    for (const event of wanted.slice(0, Number(maxCount))) yield { event };
  }

  subscribeToAll({ fromPosition = 'start', filter }: SubscribeToAll = {}) {
    const from = typeof fromPosition === 'string' ? 0n : fromPosition.commit;
    const subscription = new Readable({ objectMode: true, read: () => undefined });
    for (const event of this.log) {
      if (event.position.commit > from && passes(filter, event)) subscription.push({ event });
    }
    this.live.add(subscription);
    return Object.assign(subscription, {
      unsubscribe: async () => {
        this.live.delete(subscription);
        subscription.push(null);
        await Promise.resolve();
      },
    });
  }

  /** Breaks every connection, as a server does that restarts. */
  cutOff(): void {
    for (const subscription of this.live) subscription.destroy(new Error('connection reset'));
    this.live.clear();
  }

  async dispose(): Promise<void> {
    await Promise.resolve();
  }

  private of(stream: string): ServerEvent[] {
    return this.log.filter(({ streamId }) => streamId === stream);
  }

  private add(streamId: string, event: Pick<ServerEvent, 'id' | 'type' | 'data' | 'metadata'>): void {
    this.position += 137n;
    const recorded = {
      ...event,
      streamId,
      revision: BigInt(this.of(streamId).length),
      isJson: true,
      created: new Date(),
      position: { commit: this.position, prepare: this.position },
    } as ServerEvent;
    this.log.push(recorded);
    for (const subscription of this.live) subscription.push({ event: recorded });
  }
}

function passes(filter: ReadAll['filter'], { type, streamId }: ServerEvent): boolean {
  if (!filter) return true;
  const name = filter.filterOn === 'eventType' ? type : streamId;
  return 'regex' in filter
    ? new RegExp(filter.regex).test(name)
    : filter.prefixes.some((prefix) => name.startsWith(prefix));
}

const structuredCloneOfJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
