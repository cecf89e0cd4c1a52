import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';
import type { Change, ReadModels } from '#read-models';
import {
  conversationStream,
  type DataOf,
  isForgotten,
  remembered,
  type Transcript,
  type TranscriptEntry,
} from '#protocol';
import { transcriptProjection } from './transcript.js';

/** What a person says a message asked for. Its text stands in the transcript alone. */
export interface Correction {
  readonly conversationId: string;
  readonly shopperId: string;
  readonly messageId: string;
  /** What the model had answered. Null: none of the intents. */
  readonly original: string | null;
  readonly corrected: string | null;
  readonly by: DataOf<'IntentCorrected'>['by'];
  readonly at: string;
  readonly model: DataOf<'IntentCorrected'>['model'];
}

/** Which messages have people corrected? Keyed by conversation and message. A correction taken back is gone. */
export const correctionsProjection: Projection<Correction> = {
  name: 'corrections',
  version: 1,
  indexes: ['at', 'shopperId'],
  handles: ['IntentCorrected', 'IntentCorrectionWithdrawn'],
  links: [],
  apply(event: RecordedEvent, documents: Documents<Correction>): readonly Change<Correction>[] {
    const key = keyOf(event.data as Place);
    if (event.type === 'IntentCorrectionWithdrawn') return [{ kind: 'delete', key }];
    if (event.type !== 'IntentCorrected') return [];
    const { conversationId, shopperId, messageId, original, corrected, by, model } =
      event.data as DataOf<'IntentCorrected'>;
    const before = documents.get(key);
    const document = {
      conversationId,
      shopperId,
      messageId,
      original: before ? before.original : original,
      corrected,
      by,
      at: event.metadata.occurredAt,
      model,
    };
    return [{ kind: 'put', key, document }];
  },
  keysOf: ({ data }) => [keyOf(data as Place)],
  sourceOf: (key) => ({ streams: [conversationStream(key.slice(0, key.lastIndexOf('/')))] }),
};

type Place = Pick<Correction, 'conversationId' | 'messageId'>;
/** Message ids are UUIDs, so the last slash is the one between. */
const keyOf = ({ conversationId, messageId }: Place): string => `${conversationId}/${messageId}`;

/** A correction with what was said. */
export interface CorrectedMessage extends Correction {
  readonly text: string;
  readonly language: string;
}

/**
 * The newest corrections whose text is not forgotten, newest first.
 *
 * @param options.since ISO 8601
 * @param options.upTo ISO 8601; later ones are left out
 */
export async function correctedMessages(
  readModels: Pick<ReadModels, 'find' | 'getMany'>,
  {
    since = '',
    upTo,
    limit = 5_000,
  }: { readonly since?: string; readonly upTo?: string | undefined; readonly limit?: number } = {},
): Promise<readonly CorrectedMessage[]> {
  const query = { orderBy: 'at', direction: 'descending', limit } as const;
  const stored = await readModels.find<Correction>(correctionsProjection, query);
  const wanted = stored
    .map(({ document }) => document)
    .filter(({ at }) => at >= since && (upTo === undefined || at <= upTo));
  const said = await entriesOf(readModels, wanted);
  return wanted.flatMap((correction, i) => {
    const entry = said[i];
    if (entry?.kind !== 'shopper' || isForgotten(entry.text)) return [];
    return [{ ...correction, text: entry.text, language: entry.classification?.language ?? 'und' }];
  });
}

/** What was said in each message; undefined where it is forgotten, or there is no such message. */
export async function messageTexts(
  readModels: Pick<ReadModels, 'getMany'>,
  messages: readonly Place[],
): Promise<readonly (string | undefined)[]> {
  return (await entriesOf(readModels, messages)).map((entry) => entry && remembered(entry.text));
}

const AT_ONCE = 200;

async function entriesOf(
  readModels: Pick<ReadModels, 'getMany'>,
  messages: readonly Place[],
): Promise<readonly (TranscriptEntry | undefined)[]> {
  const entries: (TranscriptEntry | undefined)[] = [];
  for (let from = 0; from < messages.length; from += AT_ONCE) {
    const part = messages.slice(from, from + AT_ONCE);
    const ids = [...new Set(part.map(({ conversationId }) => conversationId))];
    const transcripts = await readModels.getMany<Transcript>(transcriptProjection, ids);
    for (const { conversationId, messageId } of part) {
      entries.push(transcripts.get(conversationId)?.entries.find(({ id }) => id === messageId));
    }
  }
  return entries;
}
