import type { ForgettingParts } from './parts.js';
import { allForgettings } from './proofs.js';

/**
 * Destroys what the log says was destroyed, where an older copy of the keys was put back, or a process ended between
 * the forgetting and the destruction. Done before anything else is read.
 */
export async function destroyForgottenKeys({
  log,
  keys,
}: Pick<ForgettingParts, 'log' | 'keys'>): Promise<void> {
  for (const { event } of await allForgettings(log)) {
    const { keyIds } = event.data;
    const found = await keys.find(keyIds);
    const alive = keyIds.filter((id) => found.get(id)?.kind !== 'destroyed');
    if (alive.length > 0) await keys.destroy(alive, event.metadata.occurredAt);
  }
}
