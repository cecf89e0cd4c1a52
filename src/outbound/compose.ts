import { transcriptForShopper } from '#conversation';
import type { EventStore } from '#event-store';
import type { Clock, RecordedEvent } from '#kernel';
import { DeliveryFailed, type Sending } from '#outbound';
import { withoutPersonal } from '#privacy';
import { type DataOf, isForgotten } from '#protocol';
import type { Config } from '../config/config.js';
import { readTranscript } from '../conversations/read-transcript.js';
import { asHtml } from '../transcripts/as-html.js';
import { asText } from '../transcripts/as-text.js';
import { writtenFor } from '../transcripts/written-for.js';

type Request = DataOf<'OutboundRequested'>;

interface ComposingParts {
  readonly store: Pick<EventStore, 'readEvent' | 'readStream'>;
  readonly config: Config;
  readonly clock: Clock;
}

/**
 * What is sent, made from the log as it is at this moment: what was forgotten meanwhile is not in it any more.
 *
 * @returns undefined where there is nothing to send any more
 * @throws DeliveryFailed where it goes to an address that the operator has taken away
 */
export function composed(request: Request, parts: ComposingParts): Promise<Sending | undefined> {
  switch (request.what) {
    case 'transcript':
      return letter(request, parts);
    case 'event':
      return notice(request, parts);
    case 'test':
      return Promise.resolve(test(request, parts));
  }
}

async function letter(
  { sendingId, to, about }: Request,
  { store, config }: ComposingParts,
): Promise<Sending | undefined> {
  const found = about.conversationId && (await readTranscript(store, about.conversationId));
  if (!found || isForgotten(to)) return undefined;
  const written = await writtenFor(config, transcriptForShopper(found));
  return {
    ...{ channel: 'email', sendingId, to, subject: written.title },
    text: asText(written),
    html: asHtml(written),
  };
}

async function notice(
  { sendingId, to, about, shopperId }: Request,
  { store, config }: ComposingParts,
): Promise<Sending | undefined> {
  const event = about.eventId === undefined ? undefined : await store.readEvent(about.eventId);
  if (!event || isForgotten(to)) return undefined;
  assertConfigured(to, config);
  const body = noticeOf(event, shopperId, config.outbound.webhooks?.personal ?? false);
  return { channel: 'webhook', sendingId, to, body };
}

/** What an administrator sends to see whether it arrives: of a type that no event has, so that nobody acts upon it. */
function test({ sendingId, to }: Request, { config, clock }: ComposingParts): Sending | undefined {
  if (isForgotten(to)) return undefined;
  assertConfigured(to, config);
  const body = JSON.stringify({
    id: sendingId,
    type: 'PresageTest',
    schemaVersion: 1,
    occurredAt: clock.now().toISOString(),
    shopperId: null,
    data: { message: 'A test from an administrator of Presage. Nothing has happened in the shop.' },
  });
  return { channel: 'webhook', sendingId, to, body };
}

/** An address that was taken from the configuration is told nothing more, not even what was asked for before. */
function assertConfigured(to: string, { outbound }: Config): void {
  if (outbound.webhooks && !outbound.webhooks.urls.includes(to)) {
    throw new DeliveryFailed('The address is not configured any more.', {
      isFinal: true,
      failure: { kind: 'not-configured' },
    });
  }
}

/** The body of a webhook. What is personal reads as null in it, unless the operator says otherwise. */
export const noticeOf = (event: RecordedEvent, shopperId: string, personal: boolean): string =>
  JSON.stringify({
    id: event.id,
    type: event.type,
    schemaVersion: event.schemaVersion,
    occurredAt: event.metadata.occurredAt,
    shopperId,
    data: personal ? event.data : withoutPersonal(event),
  });
