import { setTimeout } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import type { Place, ReadModels } from '#read-models';
import type { Projection } from '../projection.js';

const LOOK_EVERY_MS = 50;

/** Where two generations of a projection stand. */
export interface Places {
  readonly live: Place;
  readonly shadow: Place;
}

export interface Compared {
  readonly store: Pick<EventStore, 'count'>;
  readonly readModels: Pick<ReadModels, 'place' | 'find' | 'getMany'>;
  readonly projection: Projection;
  /** Generations by number. */
  readonly live: number;
  readonly shadow: number;
}

export async function placesOf({ readModels, projection, live, shadow }: Compared): Promise<Places> {
  return {
    live: await readModels.place({ ...projection, generation: live }),
    shadow: await readModels.place({ ...projection, generation: shadow }),
  };
}

/** Whether both have heard the same: positions may differ where the projection reads nothing that lies between. */
export async function isSamePlace(
  { store, projection: { handles: types } }: Pick<Compared, 'store' | 'projection'>,
  { live, shadow }: Places,
): Promise<boolean> {
  const [one, other] = [live.position, shadow.position];
  if (one === other) return true;
  const [low, high] = one < other ? [one, other] : [other, one];
  return (await store.count({ types }, low, high)) === 0;
}

/** Waits until both have heard the same, but not for ever: under traffic one is always a little behind. */
export async function untilSamePlace(compared: Compared, patienceMs: number): Promise<void> {
  const giveUp = performance.now() + patienceMs;
  while (performance.now() < giveUp) {
    if (await isSamePlace(compared, await placesOf(compared))) return;
    await setTimeout(LOOK_EVERY_MS);
  }
}
