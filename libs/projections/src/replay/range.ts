import type { EventFilter } from '#event-store';
import type { ReplayRequest } from '#protocol';
import type { Projector } from '../projector/projector.js';

/** The part of the log that a replay reads. */
export interface Range {
  readonly filter: EventFilter;
  /** Before the first event that counts. */
  readonly start: bigint;
  /** Where it ends; absent: it goes on with the log. */
  readonly end?: bigint;
}

/** @param head of the log at this moment */
export function rangeOf(projector: Projector, request: ReplayRequest | undefined, head: bigint): Range {
  const { types, stretch, position, keys } = projector;
  const { after = 0n, ...times } = stretch;
  const filter: EventFilter = { types, ...times };
  if (request?.upTo === undefined) return { filter, start: keys ? position : after };
  // One key is folded in one go, and then stands where it ends.
  if (keys) return { filter, start: position, end: position };
  const asked = 'position' in request.upTo ? BigInt(request.upTo.position) : head;
  return { filter, start: after, end: asked < head ? asked : head };
}
