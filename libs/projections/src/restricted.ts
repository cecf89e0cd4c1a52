import type { RecordedEvent } from '#kernel';
import type { Projection } from './projection.js';
import { keysOf } from './refold/keys-of.js';
import { type Stretch, within } from './refold/stretch.js';

type Concerns = (event: RecordedEvent) => boolean;

/** The projection, hearing only of those events. */
export const hearing = <Document>(
  projection: Projection<Document>,
  isHeard: Concerns,
): Projection<Document> => ({
  ...projection,
  apply: (event, documents) => (isHeard(event) ? projection.apply(event, documents) : []),
  keysOf: (event) => (isHeard(event) ? projection.keysOf(event) : []),
});

/** The projection, hearing only of what lies in the stretch. */
export function inStretch<Document>(
  projection: Projection<Document>,
  { upTo, ...stretch }: Partial<Stretch>,
): Projection<Document> {
  if (upTo === undefined && Object.keys(stretch).length === 0) return projection;
  return hearing(projection, within({ ...stretch, upTo: upTo ?? END_OF_TIME }));
}

/** Greater than any position. */
const END_OF_TIME = 2n ** 63n;

/** One definition for what concerns these keys, another for everything else. */
export function forKeys<Document>(
  keys: ReadonlySet<string>,
  theirs: Projection<Document>,
  others: Projection<Document>,
): Projection<Document> {
  const concernsThem: Concerns = (event) => keysOf(others, event).some((key) => keys.has(key));
  return {
    ...theirs,
    apply: (event, documents) => (concernsThem(event) ? theirs : others).apply(event, documents),
    keysOf: (event) => (concernsThem(event) ? theirs : others).keysOf(event),
  };
}
