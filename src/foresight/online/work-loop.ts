import { setTimeout as wait } from 'node:timers/promises';
import type { WakeUp } from '#event-store';
import type { Coalesced } from './coalesced.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 15_000;

interface Work {
  readonly queue: Coalesced;
  /** Rings when something was put into the queue. */
  readonly wake: WakeUp;
  /** How many at once. */
  readonly atOnce: number;
  readonly carryOut: (shopperIds: readonly string[]) => Promise<void>;
  /** Told of what failed, and is tried again; of nothing when it works again. */
  readonly failed: (error: unknown) => void;
}

/** Carries out what is in a queue, as many together as have come in meanwhile, until the signal aborts. */
export async function workLoop(work: Work, signal: AbortSignal): Promise<void> {
  const { queue, wake, atOnce, carryOut, failed } = work;
  for (let pause = FIRST_PAUSE_MS; !signal.aborted;) {
    const { ticket } = wake;
    const shopperIds = queue.take(atOnce);
    if (shopperIds.length === 0) {
      await wake.sleep(ticket, signal);
      continue;
    }
    try {
      await carryOut(shopperIds);
      queue.settle(shopperIds);
      if (pause > FIRST_PAUSE_MS) failed(undefined);
      pause = FIRST_PAUSE_MS;
    } catch (error) {
      queue.putBack(shopperIds);
      failed(error);
      await wait(pause, undefined, { ref: false, signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    wake.ring();
  }
}
