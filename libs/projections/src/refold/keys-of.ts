import type { RecordedEvent } from '#kernel';
import type { Projection } from '../projection.js';

/** The keys of an event; none where its content is such that nobody can tell, as it cannot be applied either. */
export function keysOf(projection: Pick<Projection, 'keysOf'>, event: RecordedEvent): readonly string[] {
  try {
    return projection.keysOf(event);
  } catch {
    // What is wrong with it shows where it is applied, and it is set aside there.
    return [];
  }
}
