import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore, type SubscriptionItem } from '#event-store';
import { derivedId, type NewEvent, type RecordedEvent } from '#kernel';
import { followLog } from './follow-log.js';

const event = (name: string): NewEvent => ({
  id: derivedId('follow-log', name),
  type: 'Said',
  schemaVersion: 1,
  data: { name },
  metadata: {
    correlationId: 'c',
    actor: { kind: 'system', id: 's' },
    occurredAt: '2026-01-01T00:00:00.000Z',
  },
});
const nameOf = ({ data }: RecordedEvent): string => (data as { readonly name: string }).name;

/** Cannot be read the first time. */
class AwayAtFirst extends InMemoryEventStore {
  subscriptions = 0;
  override subscribe(...asked: Parameters<InMemoryEventStore['subscribe']>): AsyncIterable<SubscriptionItem> {
    this.subscriptions += 1;
    if (this.subscriptions === 1) throw new Error('away');
    return super.subscribe(...asked);
  }
}

describe('following the log', () => {
  it('goes on where the store was away, and hands over again what could not be taken', async () => {
    const store = new AwayAtFirst();
    const stopping = new AbortController();
    const taken: string[] = [];
    const failures: unknown[] = [];
    let tries = 0;
    await store.append('a', [event('one'), event('two')]);
    const { position } = await store.append('b', [event('elsewhere')]);
    await followLog(0n, {
      store,
      filter: { streamPrefixes: ['a'] },
      signal: stopping.signal,
      againAfterMs: 1,
      take: (events) => {
        tries += 1;
        if (tries === 1) throw new Error('not just now');
        taken.push(...events.map(nameOf));
      },
      reached: (upTo) => {
        expect(upTo).toBe(position);
        stopping.abort();
      },
      failed: (error) => failures.push(error),
    });
    expect(taken).toEqual(['one', 'two']);
    expect(failures.map((error) => (error as Error).message)).toEqual(['away', 'not just now']);
  });

  it('ends where it is asked to stop while it waits to try again', async () => {
    const store = new AwayAtFirst();
    const stopping = new AbortController();
    await followLog(0n, {
      store,
      filter: {},
      signal: stopping.signal,
      againAfterMs: 3_600_000,
      take: () => undefined,
      failed: () => stopping.abort(),
    });
    expect(store.subscriptions).toBe(1);
  });

  it('ends where nothing more is there, when that is all it is asked for', async () => {
    const store = new InMemoryEventStore();
    const { position } = await store.append('a', [event('one')]);
    const taken: string[] = [];
    const reached: bigint[] = [];
    await followLog(0n, {
      store,
      filter: {},
      signal: new AbortController().signal,
      untilEnd: true,
      take: (events) => void taken.push(...events.map(nameOf)),
      reached: (upTo) => reached.push(upTo),
      failed: (error) => {
        throw error;
      },
    });
    expect([taken, reached]).toEqual([['one'], [position]]);
  });
});
