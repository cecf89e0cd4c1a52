import type { RecordedEvent } from '#kernel';
import { type DataOf, type EventType, shopperStream } from '#protocol';

let made = 0;

/** An event of a shopper, as the log gives it back. Each has an id and a position of its own. */
export function happened<Type extends EventType>(
  shopperId: string,
  type: Type,
  data: DataOf<Type>,
  occurredAt: string | number,
): RecordedEvent {
  made++;
  const at = new Date(occurredAt).toISOString();
  return {
    id: `event-${made}`,
    type,
    schemaVersion: 1,
    data,
    metadata: { correlationId: 'test', actor: { kind: 'shopper', id: shopperId }, occurredAt: at },
    stream: shopperStream(shopperId),
    revision: made,
    position: BigInt(made),
    recordedAt: at,
  };
}

export const merged = (from: string, into: string, occurredAt: string | number): RecordedEvent =>
  happened(into, 'ShoppersMerged', { from, into }, occurredAt);
