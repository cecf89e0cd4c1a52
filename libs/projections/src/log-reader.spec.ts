import { expect, it, jest } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { SystemClock } from '#kernel';
import { newEvent, newEvents } from '../../event-store/src/contract-events.contract.js';
import { LogReader } from './log-reader.js';

async function following(
  store: InMemoryEventStore,
): Promise<{ log: LogReader; stop: () => Promise<void>; failed: jest.Mock }> {
  const log = new LogReader(store, new SystemClock());
  const stopping = new AbortController();
  const failed = jest.fn();
  await log.open();
  const done = log.follow(stopping.signal, failed);
  return {
    log,
    failed,
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function until(log: LogReader, head: bigint): Promise<void> {
  while (log.head < head) await log.appended.sleep(log.appended.ticket, new AbortController().signal);
}

it('serves live projections from what it has just read, without asking the store again', async () => {
  const store = new InMemoryEventStore();
  await store.append('a', newEvents(3));
  const { log, stop } = await following(store);
  await store.append('a', [newEvent({ type: 'Wanted' }), newEvent()]);
  await until(log, 5n);
  const readAll = jest.spyOn(store, 'readAll');
  const batch = await log.next(3n, ['Wanted']);
  expect(batch).toMatchObject({ upTo: 5n, events: [{ position: 4n }] });
  expect(readAll).not.toHaveBeenCalled();
  expect((await log.next(2n, ['CartChanged'])).events.map(({ position }) => position)).toEqual([3n, 5n]);
  expect(readAll).toHaveBeenCalled();
  await stop();
});

it('drops old events from its window without losing any for those behind', async () => {
  const store = new InMemoryEventStore();
  const { log, stop } = await following(store);
  for (let i = 0; i < 12; i++) await store.append('a', newEvents(1_000));
  await until(log, 12_000n);
  const seen: bigint[] = [];
  for (let at = 0n; at < 12_000n;) {
    const { events, upTo } = await log.next(at, ['CartChanged']);
    seen.push(...events.map(({ position }) => position));
    at = upTo;
  }
  expect(seen).toEqual(Array.from({ length: 12_000 }, (_, i) => BigInt(i + 1)));
  await stop();
});

it('asks a store again that failed, and misses nothing', async () => {
  const store = new InMemoryEventStore();
  const { log, stop, failed } = await following(store);
  jest.spyOn(store, 'readAll').mockRejectedValueOnce(new Error('disk'));
  await store.append('a', newEvents(2));
  await until(log, 2n);
  expect(failed).toHaveBeenCalledTimes(1);
  await stop();
});

it('takes what is appended in quick succession together, and what somebody waits for at once', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  try {
    const store = new InMemoryEventStore();
    const { log, stop } = await following(store);
    const append = async (): Promise<void> => {
      await store.append('a', newEvents(1));
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    await append();
    expect(log.head).toBe(1n);
    await append();
    await append();
    expect(log.head).toBe(1n);
    jest.advanceTimersByTime(20);
    await until(log, 3n);
    await append();
    expect(log.head).toBe(3n);
    log.hurry();
    await until(log, 4n);
    await stop();
  } finally {
    jest.useRealTimers();
  }
});
