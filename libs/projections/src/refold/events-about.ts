import type { RecordedEvent } from '#kernel';
import type { Projection } from '../projection.js';
import { Cursor, type RefoldLog } from './cursor.js';
import { keysOf } from './keys-of.js';
import type { Stretch } from './stretch.js';

const BATCH = 1_000;

/**
 * The events that concern any of these keys, each once, in log order: from the streams that are about them where the
 * projection knows these (`sourceOf`), and by type where they may stand anywhere. Memory does not grow with
 * their number.
 */
export async function* eventsAbout(
  log: RefoldLog,
  projection: Projection,
  keys: readonly string[],
  stretch: Stretch,
): AsyncGenerator<readonly RecordedEvent[]> {
  const cursors = cursorsOver(log, projection, keys, stretch);
  let batch: RecordedEvent[] = [];
  for (;;) {
    for (const cursor of cursors) await cursor.fill();
    const { first, until } = earliest(cursors);
    if (!first) break;
    for (let { head } = first; head && (!until || head.position < until); head = first.head) {
      batch.push(head);
      first.advance();
    }
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A type is either read everywhere or in the streams, so no event comes twice. */
function cursorsOver(
  log: RefoldLog,
  projection: Projection,
  keys: readonly string[],
  stretch: Stretch,
): readonly Cursor[] {
  const wanted = new Set(keys);
  const concerns = (event: RecordedEvent): boolean =>
    keysOf(projection, event).some((key) => wanted.has(key));
  const { sourceOf } = projection;
  if (!sourceOf) return [Cursor.overTypes(log, projection.handles, stretch, concerns)];
  const sources = keys.map(sourceOf);
  const scattered = new Set([...projection.links, ...sources.flatMap((source) => source.scattered ?? [])]);
  const handled = new Set(projection.handles);
  const streams = new Set(sources.flatMap((source) => source.streams));
  const inStreams = ({ type }: RecordedEvent): boolean => handled.has(type) && !scattered.has(type);
  const everywhere = projection.handles.filter((type) => scattered.has(type));
  return [
    ...(everywhere.length > 0 ? [Cursor.overTypes(log, everywhere, stretch, concerns)] : []),
    ...[...streams].map((stream) =>
      Cursor.overStream(log, stream, stretch, (event) => inStreams(event) && concerns(event)),
    ),
  ];
}

/** The source whose next event comes first, and where the next other one begins. */
function earliest(cursors: readonly Cursor[]): { readonly first?: Cursor; readonly until?: bigint } {
  const [first, second] = cursors
    .filter(({ head }) => head !== undefined)
    .sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const until = second?.head?.position;
  return { ...(first && { first }), ...(until !== undefined && { until }) };
}

const place = ({ head }: Cursor): bigint => head?.position ?? 0n;
