import { randomUUID } from 'node:crypto';
import type { NewEvent } from '#kernel';

/** An event with plausible content, for contract suites. */
export function newEvent(part: Partial<NewEvent> = {}): NewEvent {
  return {
    id: randomUUID(),
    type: 'CartChanged',
    schemaVersion: 1,
    data: { productId: 'p-1', quantity: 2 },
    metadata: {
      correlationId: 'request-1',
      actor: { kind: 'shopper', id: 'shopper-1' },
      occurredAt: '2026-01-02T03:04:05.678Z',
    },
    ...part,
  };
}

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => newEvent({ data: { index } }));
}

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
