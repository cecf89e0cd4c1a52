import { expect, it, jest } from '@jest/globals';
import { newEvent, newEvents } from './contract-events.contract.js';
import { InMemoryEventStore } from './in-memory-event-store.js';
import { LiveTail } from './live-tail.js';
import { WakeUp } from './wake-up.js';

async function opened() {
  const store = new InMemoryEventStore();
  const appended = new WakeUp();
  const tail = new LiveTail(store, appended);
  const append = async (...events: Parameters<InMemoryEventStore['append']>[1]): Promise<void> => {
    await store.append('a', events);
    appended.ring();
  };
  await append(...newEvents(3));
  expect(await tail.restAfter(3n, {})).toEqual({ events: [], head: 3n });
  return { store, tail, append, readAll: jest.spyOn(store, 'readAll') };
}

it('reads what is new once for all who ask, and gives each what they want of it', async () => {
  const { tail, append, readAll } = await opened();
  await append(newEvent(), newEvent({ type: 'Wanted' }));
  const [all, wanted, nothing] = await Promise.all([
    tail.restAfter(3n, {}),
    tail.restAfter(3n, { types: ['Wanted'] }),
    tail.restAfter(5n, {}),
  ]);
  expect(all?.events.map(({ position }) => position)).toEqual([4n, 5n]);
  expect(wanted).toMatchObject({ events: [{ position: 5n }], head: 5n });
  expect(nothing).toEqual({ events: [], head: 5n });
  expect(readAll).toHaveBeenCalledTimes(1);
});

it('shows to whoever asks after an append what was appended while another one was looking', async () => {
  const { store, tail, append, readAll } = await opened();
  const before = await store.readAll(3n);
  let go: () => void = () => undefined;
  readAll.mockImplementationOnce(async () => {
    await new Promise<void>((resolve) => (go = resolve));
    return before;
  });
  await append(newEvent());
  const early = tail.restAfter(3n, {});
  await append(newEvent());
  const late = tail.restAfter(3n, {});
  go();
  await early;
  expect((await late)?.events.map(({ position }) => position)).toEqual([4n, 5n]);
});

it('sends who is further behind than what it keeps to the store', async () => {
  const { tail, append } = await opened();
  for (let i = 0; i < 3; i++) {
    await append(...newEvents(600));
    await tail.restAfter(0n, {});
  }
  expect(await tail.restAfter(802n, {})).toBeUndefined();
  expect((await tail.restAfter(803n, {}))?.events).toHaveLength(1_000);
  await append(...newEvents(1_000));
  expect(await tail.restAfter(1_803n, {})).toBeUndefined();
  expect(await tail.restAfter(2_803n, {})).toEqual({ events: [], head: 2_803n });
});

it('asks again after a read that failed', async () => {
  const { tail, append, readAll } = await opened();
  readAll.mockRejectedValueOnce(new Error('disk'));
  await append(newEvent());
  await expect(tail.restAfter(3n, {})).rejects.toThrow('disk');
  expect((await tail.restAfter(3n, {}))?.events).toHaveLength(1);
});
