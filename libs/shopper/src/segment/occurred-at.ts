import type { IngestCall } from '#protocol';

/** A clock may be this far ahead of ours before it is corrected. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;

export interface Occurred {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The time the sender claimed, where it lay in the future and was not believed. */
  readonly claimed?: string;
}

type Times = Pick<IngestCall, 'timestamp' | 'originalTimestamp' | 'sentAt'>;

/**
 * When a call's event happened, by our clock. The sender's clock is wrong by as much as `sentAt` differs from
 * the receipt, so the time is `receivedAt − (sentAt − timestamp)`, as Segment does it. A time that is still
 * more than five minutes after the receipt becomes the receipt, and the claim is kept.
 */
export function occurredAt(call: Times, receivedAt: string): Occurred {
  const claimed = call.timestamp ?? call.originalTimestamp;
  const received = Date.parse(receivedAt);
  if (claimed === undefined) return { at: iso(received) };
  const skew = call.sentAt === undefined ? 0 : received - Date.parse(call.sentAt);
  const at = Date.parse(claimed) + skew;
  if (at > received + FUTURE_TOLERANCE_MS) return { at: iso(received), claimed };
  return { at: iso(at) };
}

const iso = (time: number): string => new Date(time).toISOString();
