import type { EventView } from '#protocol';

/**
 * The newest events, newest first, each once, at most `limit`. Positions are numbers written as text and
 * longer than a JSON number may be.
 */
export function followed(
  kept: readonly EventView[],
  incoming: readonly EventView[],
  limit: number,
): readonly EventView[] {
  const known = new Set(kept.map(({ id }) => id));
  const fresh = incoming.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return kept;
  return [...fresh, ...kept].sort((a, b) => comparePositions(b.position, a.position)).slice(0, limit);
}

function comparePositions(a: string, b: string): number {
  const [x, y] = [BigInt(a), BigInt(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** How far a projection has come, 0 to 1; a log without events has been read. */
export function progressOf(status: { readonly position: string; readonly head: string }): number {
  const head = BigInt(status.head);
  if (head <= 0n) return 1;
  return Math.min(1, Number((BigInt(status.position) * 10_000n) / head) / 10_000);
}
