import type { RecordedEvent } from '#kernel';

/** The part of the log that is looked at. */
export interface Stretch {
  /** Only events after this position. Default: from the beginning. */
  readonly after?: bigint;
  /** Up to this position, it included. */
  readonly upTo: bigint;
  /** Only events that happened (`occurredAt`) at or after this ISO 8601 time. */
  readonly occurredFrom?: string;
  /** Only events that happened before this ISO 8601 time. */
  readonly occurredBefore?: string;
}

/** @returns whether events lie in the stretch; times are read once, not for every event */
export function within({
  after = 0n,
  upTo,
  occurredFrom,
  occurredBefore,
}: Stretch): (event: RecordedEvent) => boolean {
  const from = occurredFrom === undefined ? -Infinity : Date.parse(occurredFrom);
  const before = occurredBefore === undefined ? Infinity : Date.parse(occurredBefore);
  const timed = occurredFrom !== undefined || occurredBefore !== undefined;
  return ({ position, metadata }) => {
    if (position <= after || position > upTo) return false;
    if (!timed) return true;
    const at = Date.parse(metadata.occurredAt);
    return at >= from && at < before;
  };
}
