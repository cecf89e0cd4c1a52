import { setTimeout as wait } from 'node:timers/promises';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Does it, and where that fails again and again, with growing pauses.
 *
 * @returns false where it was asked to stop before it was done
 */
export async function untilDone(
  work: () => Promise<void>,
  { signal, failed }: { readonly signal: AbortSignal; readonly failed: (error: unknown) => void },
): Promise<boolean> {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await work();
      return true;
    } catch (error) {
      failed(error);
      // Ends early where the process stops.
      await wait(pause, undefined, { ref: false, signal }).catch(() => undefined);
    }
  }
  return false;
}
