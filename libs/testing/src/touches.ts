import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';

/**
 * Applies events and watches which documents each one touches: those it looks up, and those it writes.
 *
 * @returns what a projection did outside of the keys that it had announced (`keysOf`, and what earlier events tied
 * to them), in sentences; empty where it keeps its promise
 */
export function touchesUnannounced<Document>(
  projection: Projection<Document>,
  events: Iterable<RecordedEvent>,
): readonly string[] {
  const documents = new Map<string, Document>();
  const ties = new Ties();
  const broken: string[] = [];
  for (const event of events) {
    if (!projection.handles.includes(event.type)) continue;
    const keys = projection.keysOf(event);
    if (keys.length > 1 && !projection.links.includes(event.type)) broken.push(`${event.type} is no link`);
    ties.tie(keys);
    for (const key of apply(projection, event, documents)) {
      if (!keys.some((announced) => ties.isTied(announced, key))) broken.push(`${event.type} touches ${key}`);
    }
  }
  return broken;
}

function apply<Document>(
  projection: Projection<Document>,
  event: RecordedEvent,
  documents: Map<string, Document>,
): ReadonlySet<string> {
  const touched = new Set<string>();
  const watched: Documents<Document> = {
    get(key) {
      touched.add(key);
      return documents.get(key);
    },
  };
  for (const change of projection.apply(event, watched)) {
    touched.add(change.key);
    if (change.kind === 'put') documents.set(change.key, change.document);
    else documents.delete(change.key);
  }
  return touched;
}

/** Which keys have been tied together so far. */
class Ties {
  private readonly groups = new Map<string, Set<string>>();

  tie(keys: readonly string[]): void {
    const all = new Set(keys.flatMap((key) => [key, ...(this.groups.get(key) ?? [])]));
    for (const key of all) this.groups.set(key, all);
  }

  isTied(one: string, other: string): boolean {
    return one === other || this.groups.get(one)?.has(other) === true;
  }
}
