import { isoTime, type RecordedEvent } from '#kernel';
import type { Journey, JourneyEntry } from '#protocol';

/** The parts of behaviour data that tell a person what an event was about. */
interface Telling {
  readonly name?: string;
  readonly title?: string;
  readonly query?: string;
  readonly category?: string;
  readonly path?: string;
  readonly product_id?: string;
  readonly order_id?: string;
  readonly coupon_name?: string;
  readonly coupon_id?: string;
  readonly article_id?: string;
  readonly reason?: string;
  readonly products?: readonly { readonly name?: string; readonly product_id: string }[];
  readonly context?: { readonly page?: { readonly path?: string; readonly title?: string } };
}

/** Words to show when an event says nothing better come last. */
const SUBJECTS = [
  'query',
  'name',
  'title',
  'coupon_name',
  'order_id',
  'product_id',
  'coupon_id',
  'article_id',
  'category',
  'reason',
  'path',
] as const;

export function entryOf(event: RecordedEvent): JourneyEntry {
  const data = event.data as Telling;
  const entry: { -readonly [Field in keyof JourneyEntry]: JourneyEntry[Field] } = {
    eventId: event.id,
    type: event.type,
    at: isoTime(Date.parse(event.metadata.occurredAt)),
  };
  const subject = subjectOf(data);
  const path = data.path ?? data.context?.page?.path;
  if (subject !== undefined) entry.subject = subject;
  if (path !== undefined) entry.path = path;
  return entry;
}

function subjectOf(data: Telling): string | undefined {
  for (const field of SUBJECTS) {
    const value: unknown = data[field];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** The page an event was seen on, where it tells one. */
export function pageOf(event: RecordedEvent): Journey['currentPage'] {
  const data = event.data as Telling;
  const isPage = event.type === 'PageViewed';
  const path = isPage ? (data.path ?? data.context?.page?.path) : data.context?.page?.path;
  const title = isPage ? (data.title ?? data.name ?? data.context?.page?.title) : data.context?.page?.title;
  if (path === undefined && title === undefined) return undefined;
  return { ...(path !== undefined && { path }), ...(title !== undefined && { title }) };
}
