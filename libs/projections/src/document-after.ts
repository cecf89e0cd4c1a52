import type { RecordedEvent } from '#kernel';
import type { Projection } from './projection.js';

/** The document that events about one key make, where it is made of nothing else; undefined where they make none. */
export function documentAfter<Document>(
  projection: Pick<Projection<Document>, 'apply'>,
  events: readonly RecordedEvent[],
): Document | undefined {
  let document: Document | undefined;
  for (const event of events) {
    const [change] = projection.apply(event, { get: () => document });
    if (change) document = change.kind === 'put' ? change.document : undefined;
  }
  return document;
}
