import { derivedId, type NewEvent, type RecordedEvent } from '#kernel';
import { type EventStore, RevisionConflict } from '#event-store';
import type { Clock } from '#kernel';
import { webhookTarget } from '#outbound';
import { schemaVersionOf, outboundStream, shopperOfStream } from '#protocol';
import type { WebhookConfig } from '../config/outbound-config.js';
import type { Reaction } from '../roles/subscriber.js';

export const WEBHOOK_REACTION = 'webhooks';
/** What was recorded so long after it had happened was imported, or comes from a phone that was away for long. */
const LATE_MS = 15 * 60_000;
/** What was recorded so long ago nobody waits for any more. */
const OLD_MS = 24 * 3_600_000;

/** Writes down who is to be told of an event. A replay reads that and tells nobody. */
export function requestWebhooks(
  { urls, events }: Pick<WebhookConfig, 'urls' | 'events'>,
  { store, clock }: { readonly store: EventStore; readonly clock: Clock },
): Reaction {
  return {
    name: WEBHOOK_REACTION,
    filter: { types: events },
    async react(batch) {
      const now = clock.now();
      for (const event of batch) {
        const shopperId = shopperOf(event);
        if (shopperId === undefined || !isFresh(event, now)) continue;
        for (const to of urls) await request(store, { event, shopperId, to }, now);
      }
    },
  };
}

/** Whether an event happened just now, and not in a history that was brought in, or long ago. */
export function isFresh({ metadata, recordedAt }: RecordedEvent, now: Date): boolean {
  const recorded = Date.parse(recordedAt);
  return recorded - Date.parse(metadata.occurredAt) <= LATE_MS && now.getTime() - recorded <= OLD_MS;
}

/** Whom it is about: their key seals where it goes to, and their forgetting reaches it. */
function shopperOf({ stream, data }: RecordedEvent): string | undefined {
  const { shopperId = shopperOfStream(stream) } = data as { readonly shopperId?: unknown };
  return typeof shopperId === 'string' ? shopperId : undefined;
}

interface Notice {
  readonly event: RecordedEvent;
  readonly shopperId: string;
  readonly to: string;
}

/** Ids follow from the event and the address, so that asking twice writes once. */
async function request(store: EventStore, { event, shopperId, to }: Notice, now: Date): Promise<void> {
  const sendingId = derivedId('webhook', event.id, to);
  const type = 'OutboundRequested';
  const requested: NewEvent = {
    id: derivedId(type, sendingId),
    type,
    schemaVersion: schemaVersionOf(type),
    data: {
      ...{ sendingId, shopperId, channel: 'webhook', to, target: webhookTarget(to), what: 'event' },
      about: { eventId: event.id, eventType: event.type },
    },
    metadata: {
      correlationId: event.metadata.correlationId,
      causationId: event.id,
      actor: { kind: 'system', id: 'outbound' },
      occurredAt: now.toISOString(),
    },
  };
  try {
    await store.append(outboundStream(sendingId), [requested], 'none');
  } catch (error) {
    // It was written down before the process ended, and has gone on since.
    if (!(error instanceof RevisionConflict)) throw error;
  }
}
