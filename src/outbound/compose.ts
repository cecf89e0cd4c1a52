import { transcriptForShopper } from '#conversation';
import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { Sending } from '#outbound';
import { withoutPersonal } from '#privacy';
import { type DataOf, isForgotten } from '#protocol';
import type { Config } from '../config/config.js';
import { readTranscript } from '../conversations/read-transcript.js';
import { asHtml } from '../transcripts/as-html.js';
import { asText } from '../transcripts/as-text.js';
import { writtenFor } from '../transcripts/written-for.js';

type Request = DataOf<'OutboundRequested'>;

interface ComposingParts {
  readonly store: EventStore;
  readonly config: Config;
}

/**
 * What is sent, made from the log as it is at this moment: what was forgotten meanwhile is not in it any more.
 *
 * @returns undefined where it must not or cannot be sent any more
 */
export function composed(request: Request, parts: ComposingParts): Promise<Sending | undefined> {
  return request.what === 'transcript' ? letter(request, parts) : notice(request, parts);
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
  const body = noticeOf(event, shopperId, config.outbound.webhooks?.personal ?? false);
  return { channel: 'webhook', sendingId, to, body };
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
