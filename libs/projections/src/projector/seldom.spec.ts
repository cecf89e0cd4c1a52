import { expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { Clock } from '#kernel';
import { Projector } from '#projections';
import { InMemoryReadModels } from '#read-models';
import { added, carts } from '../../test/carts.js';

const EVENTS = 40;

class Stopped extends Clock {
  override now(): Date {
    return new Date(0);
  }
}

async function setUp() {
  const store = new InMemoryEventStore();
  const readModels = new InMemoryReadModels();
  for (let i = 0; i < EVENTS; i++) await store.append(`cart-${String(i % 3)}`, [added(String(i))]);
  const open = async (seldom: boolean): Promise<Projector> =>
    Projector.open(carts, { store, readModels, clock: new Stopped(), seldom });
  const project = async (projector: Projector, upTo: bigint): Promise<void> => {
    while (projector.position < upTo) {
      const events = await store.readAll(projector.position, {}, 5);
      await projector.take({ events, upTo: projector.position + 5n });
    }
  };
  return { readModels, open, project };
}

it('stores nothing for a while, then documents and place together, and is right if it never got that far', async () => {
  const { readModels, open, project } = await setUp();
  await project(await open(true), 25n);
  expect([await readModels.count(carts), await readModels.checkpoint(carts)]).toEqual([0, 0n]);

  // As after a crash: nothing is there, so everything is read again.
  const projector = await open(true);
  await project(projector, BigInt(EVENTS));
  expect(projector.position).toBe(BigInt(EVENTS));
  await projector.save();

  const usual = await setUp();
  await usual.project(await usual.open(false), BigInt(EVENTS));
  expect(await readModels.find(carts)).toEqual(await usual.readModels.find(carts));
  expect(await readModels.checkpoint(carts)).toBe(BigInt(EVENTS));
});
