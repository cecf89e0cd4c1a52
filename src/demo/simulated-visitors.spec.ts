import { expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { InMemoryEventStore } from '#event-store';
import { Clock, type NewEvent } from '#kernel';
import { SimulatedVisitors } from './simulated-visitors.js';

/** A clock that stands at noon of a day long ago: what is due later never comes. */
class StandingClock extends Clock {
  override now(): Date {
    return new Date('2026-03-02T12:00:00Z');
  }
}

/** Refuses the first append. */
class ShyStore extends InMemoryEventStore {
  private hasRefused = false;
  override append(...given: Parameters<InMemoryEventStore['append']>): ReturnType<InMemoryEventStore['append']> {
    if (this.hasRefused) return super.append(...given);
    this.hasRefused = true;
    return Promise.reject(new Error('away'));
  }
}

it('lets shoppers in who are there at once, leaves answering to the shop, and ends when it is stopped', async () => {
  const store = new ShyStore();
  const clock = new StandingClock();
  const visitors = new SimulatedVisitors(20, { store, clock, log: pino({ level: 'silent' }) });
  await visitors.start();
  for (let before = -1n, head = 0n; head === 0n || head !== before; ) {
    before = head;
    await wait(1_500);
    head = await store.head();
  }
  await visitors.stop();
  const events: readonly NewEvent[] = await store.readAll(0n, {}, 100_000);
  expect(events.length).toBeGreaterThan(100);
  // A few may have become due while this waited.
  const soon = clock.now().getTime() + 30 * 60_000;
  expect(events.filter(({ metadata }) => Date.parse(metadata.occurredAt) > soon)).toEqual([]);
  const answers = events.filter(({ type }) => /Classified|Replied|Agent|Handoff/.test(type));
  expect(answers).toEqual([]);
});
