import type { RecordedEvent } from '#kernel';
import type { ContentBody, ContentKind, DataOf } from '#protocol';

/** A piece of content as it stands now. */
export interface ContentDocument {
  readonly kind: ContentKind;
  readonly contentId: string;
  /** Of its newest event. */
  readonly version: number;
  /** ISO 8601. */
  readonly at: string;
  /** Id of who wrote it. */
  readonly by: string;
  readonly withdrawn: boolean;
  /** Absent where only what stood in a file was withdrawn. */
  readonly content?: ContentBody;
}

/** One name a piece of content; kinds hold no `/`. */
export const contentKey = (kind: ContentKind, contentId: string): string => `${kind}/${contentId}`;

/** What an event is about, or undefined where it is not about content. */
export function contentOf({
  type,
  data,
}: RecordedEvent): { readonly kind: ContentKind; readonly contentId: string } | undefined {
  if (type === 'ContentWritten') {
    const { content, contentId } = data as DataOf<'ContentWritten'>;
    return { kind: content.kind, contentId };
  }
  return type === 'ContentWithdrawn' ? (data as DataOf<'ContentWithdrawn'>) : undefined;
}

/** The content after an event about it. Events that are in it already change nothing. */
export function foldContent(
  before: ContentDocument | undefined,
  event: RecordedEvent,
): ContentDocument | undefined {
  const about = contentOf(event);
  const { version } = event.data as { readonly version?: number };
  if (!about || version === undefined || version <= (before?.version ?? 0)) return before;
  const { kind, contentId } = about;
  const { occurredAt: at, actor } = event.metadata;
  const next = { kind, contentId, version, at, by: actor.id };
  if (event.type === 'ContentWritten') {
    return { ...next, withdrawn: false, content: (event.data as DataOf<'ContentWritten'>).content };
  }
  return { ...next, withdrawn: true, ...(before?.content && { content: before.content }) };
}
