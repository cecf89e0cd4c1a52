import type { RecordedEvent } from '#kernel';

/** A log of one event for each of many shoppers. */
export function shopperEvents(count: number, prefix = 'e'): RecordedEvent[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `${prefix}-${String(n)}`,
    type: 'ProductViewed',
    schemaVersion: 1,
    data: { n },
    metadata: {
      correlationId: 'c',
      actor: { kind: 'shopper', id: String(n) },
      occurredAt: '2026-01-01T00:00:00.000Z',
    },
    stream: `shopper-${String(n)}`,
    revision: 0,
    position: BigInt(n + 1),
    recordedAt: '2026-01-01T00:00:00.000Z',
  }));
}
