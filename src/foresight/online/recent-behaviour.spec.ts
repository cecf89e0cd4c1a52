import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore } from '#event-store';
import { type BehaviourSequence, behaviourProjection } from '#foresight';
import { InMemoryReadModels } from '#read-models';
import { project } from '#testing';
import { happened, merged } from '../../../libs/shopper/test/happened.js';
import { histories } from '../../../libs/shopper/test/histories.js';
import { RecentBehaviour } from './recent-behaviour.js';
import { StoredHistory } from './stored-history.js';

const quiet = { warn: () => undefined };
const always = (): boolean => true;

/** A log, and the projection as it stands where it is asked to. */
async function shopOf(events: Parameters<typeof project>[1]) {
  const store = new InMemoryEventStore();
  for (const { stream, ...event } of events) await store.append(stream, [event]);
  const readModels = new InMemoryReadModels();
  await readModels.define(behaviourProjection);
  const log = await store.readAll(0n);
  const carryTo = async (position: number): Promise<void> => {
    const documents = project(behaviourProjection, log.slice(0, position));
    await readModels.commit(
      behaviourProjection,
      [...documents].map(([key, document]) => ({ kind: 'put', key, document })),
      BigInt(position),
    );
  };
  const handled = log.filter(({ type }) => behaviourProjection.handles.includes(type));
  return { log, handled, carryTo, stored: new StoredHistory({ store, readModels, log: quiet }) };
}

/** Moments of one time may stand in either order. */
const told = (sequence: BehaviourSequence | undefined): readonly string[] =>
  (sequence?.moments ?? []).map(({ at, eventId, detail }) => `${at} ${eventId} ${String(detail)}`).sort();

describe('what shoppers did last', () => {
  it('is what the projection will hold, wherever that stands and whoever had to be let go', async () => {
    const capacity = fc.constantFrom(1, 10, 1_000);
    const places = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true })),
      {
        minLength: 60,
        maxLength: 60,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        histories(50),
        places,
        capacity,
        fc.boolean(),
        async (events, steps, most, isWanted) => {
          const { log, handled, carryTo, stored } = await shopOf(events);
          const recent = new RecentBehaviour(stored, () => false, most);
          let [from, place] = [0, 0];
          for (const [batch, share] of steps) {
            // The projection may be behind what is taken next, or ahead of it.
            place = Math.max(place, Math.floor(share * log.length));
            await carryTo(place);
            const next = handled.slice(from, (from += batch));
            const touched = await recent.take(
              next,
              isWanted ? always : ({ type }) => type === 'ProductViewed',
            );
            if (isWanted && most > 100) expect(touched.map(({ event }) => event)).toEqual(next);
          }
          const whole = project(behaviourProjection, log);
          for (const [key, document] of whole) {
            if ('moments' in document) expect(told(await recent.look(key))).toEqual(told(document));
            else
              expect((await recent.look(key))?.shopperId).toBe(
                (await recent.look(document.aliasOf))?.shopperId,
              );
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('holds what somebody did under an id that the projection knows before this does to be theirs', async () => {
    const at = Date.UTC(2026, 0, 1);
    const { handled, carryTo, stored } = await shopOf([
      happened('a-1', 'ProductViewed', { product_id: 'p-1' }, at),
      happened('u-1', 'ShopperIdentified', { traits: { name: 'Ann' } }, at),
      merged('u-1', 'a-1', at),
    ]);
    const recent = new RecentBehaviour(stored);
    await carryTo(0);
    await recent.take(handled.slice(0, 2), ({ type }) => type === 'ProductViewed');
    await carryTo(3);
    await recent.take(handled.slice(2), () => false);
    const ids = (recent.sequence('a-1')?.moments ?? []).map(({ eventId }) => eventId);
    expect(ids).toEqual(handled.slice(0, 2).map(({ id }) => id));
  });

  it('keeps those in memory who are needed, and of others so many as there is room for', async () => {
    const { handled, carryTo, stored } = await shopOf(fc.sample(histories(60), 1)[0] ?? []);
    await carryTo(0);
    const all = new RecentBehaviour(stored, always, 1);
    await all.take(handled, always);
    const few = new RecentBehaviour(stored, () => false, 1);
    await few.take(handled, always);
    expect(all.shoppers).toBeGreaterThanOrEqual(few.shoppers);
    expect(few.shoppers).toBeLessThanOrEqual(1);
  });
});
