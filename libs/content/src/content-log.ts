import { type EventStore, RevisionConflict, streamPages } from '#event-store';
import { derivedId, type EventMetadata, ok, type RecordedEvent, type Result } from '#kernel';
import { type ContentBody, type ContentKind, contentStream, type DataOf, schemaVersionOf } from '#protocol';
import {
  type ContentCommand,
  type ContentFact,
  type ContentHistory,
  type ContentRejection,
  decideContent,
} from './content-decider.js';

type ContentStore = Pick<EventStore, 'append' | 'readStream'>;

export interface ContentPlace {
  readonly kind: ContentKind;
  readonly contentId: string;
  /** What the file says, where there is one. */
  readonly file: ContentBody | undefined;
}

/** All versions of a piece of content, the file's first. */
export async function loadContent(
  store: Pick<ContentStore, 'readStream'>,
  { kind, contentId, file }: ContentPlace,
): Promise<ContentHistory> {
  const versions: ContentHistory['versions'] = file ? [{ version: 0, content: file }] : [];
  let history: ContentHistory = { kind, contentId, versions, version: 0, withdrawn: false };
  for await (const page of streamPages(store, contentStream(kind, contentId))) {
    history = page.reduce(evolveContent, history);
  }
  return history;
}

function evolveContent(history: ContentHistory, event: RecordedEvent): ContentHistory {
  const { occurredAt: at, actor } = event.metadata;
  if (event.type === 'ContentWithdrawn') {
    const { version } = event.data as DataOf<'ContentWithdrawn'>;
    return { ...history, version, withdrawn: true };
  }
  if (event.type !== 'ContentWritten') return history;
  const { version, content, restores } = event.data as DataOf<'ContentWritten'>;
  const written = { version, at, by: actor.id, content, ...(restores !== undefined && { restores }) };
  return { ...history, version, withdrawn: false, versions: [...history.versions, written] };
}

export interface Written {
  readonly history: ContentHistory;
  /** Log position of what was stored; undefined where there was nothing left to do. */
  readonly position: bigint | undefined;
}

/** Lost races are told by the decider once the stream is read again; this many in a row are somebody's defect. */
const ATTEMPTS = 10;

/**
 * Carries out a command on a piece of content. Whoever comes second is told, not overwritten.
 *
 * @param metadata who asks, when, and what led to it
 */
export async function handleContentCommand(
  store: ContentStore,
  place: ContentPlace,
  command: ContentCommand,
  metadata: EventMetadata,
): Promise<Result<Written, ContentRejection>> {
  for (let attempt = 1; ; attempt++) {
    const history = await loadContent(store, place);
    const decision = decideContent(command, history);
    if (!decision.ok) return decision;
    if (decision.value.length === 0) return ok({ history, position: undefined });
    const stream = contentStream(place.kind, place.contentId);
    const events = decision.value.map((fact) => eventOf(place, fact, metadata));
    try {
      // Every event is one version, so the version tells the revision.
      const expected = history.version === 0 ? 'none' : history.version - 1;
      const { position } = await store.append(stream, events, expected);
      return ok({ history: await loadContent(store, place), position });
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Two who write the same at the same moment make the same event, and it is stored once. */
function eventOf({ kind, contentId }: ContentPlace, { type, data }: ContentFact, metadata: EventMetadata) {
  const id = derivedId('content', kind, contentId, type, String(data.version), JSON.stringify(data));
  return { id, type, schemaVersion: schemaVersionOf(type), data, metadata };
}
