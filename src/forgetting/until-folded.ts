import { setTimeout as wait } from 'node:timers/promises';
import type { Recorded } from '#protocol';
import type { ForgettingParts } from './parts.js';

const LOOK_EVERY_MS = 50;
/** A projection that stands still never comes to the event; the search tells what its documents hold. */
const FOLDED_WITHIN_MS = 60_000;
/** Documents that are projected in another process are seconds behind at most, or it does not run. */
const CURRENT_WITHIN_MS = 2_000;

type Folded = Pick<ForgettingParts, 'store' | 'readModels' | 'projections' | 'untilCaughtUp'>;

/** Until the documents show who is known to be whom, as far as this process can tell. */
export async function untilCurrent(parts: Folded, signal?: AbortSignal): Promise<void> {
  const head = await parts.store.head();
  if (parts.untilCaughtUp) return parts.untilCaughtUp(head);
  await untilAt(parts, head, CURRENT_WITHIN_MS, signal);
}

/** Until every projection, wherever it runs, has come to the forgetting and folded its documents again. */
export const untilFolded = (
  parts: Folded,
  { position }: Recorded<'ShopperForgotten'>,
  signal?: AbortSignal,
): Promise<void> => untilAt(parts, position, FOLDED_WITHIN_MS, signal);

async function untilAt(
  { readModels, projections }: Folded,
  position: bigint,
  within: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const end = performance.now() + within;
  for (const projection of projections) {
    while ((await readModels.checkpoint(projection)) < position && performance.now() < end) {
      await wait(LOOK_EVERY_MS, undefined, { signal });
    }
  }
}
