import type { FieldChange } from '#protocol';
import { parentOf, type Segment } from './segment.js';

/** A segment of a history in which something happened to a field, and where the field was at the end it was sought from. */
export interface Found {
  readonly index: number;
  readonly path: string;
}

/** A place in a document, and what of it is followed through the history. */
export interface Sought {
  readonly path: string;
  /**
   * `field`: backwards from where it is at the end, also where entries of lists have moved.
   * `loss`: forwards from where it was at the beginning, until it is gone.
   * `place`: backwards, whatever stands in this very place.
   */
  readonly what: 'field' | 'loss' | 'place';
}

/**
 * What to look for to explain a change, the best first. Entries of a list that were matched by place, because nothing
 * else matched, may have had different histories: then it counts what came to stand in the place, or around it.
 *
 * @param whole from the beginning of the history to its end; the change is one of its changes
 */
export function soughtFor(change: FieldChange, whole: Segment): readonly Sought[] {
  const places: Sought[] = [];
  for (let path = change.path; path !== ''; path = parentOf(path)) places.push({ path, what: 'place' });
  return [
    whole.isGoneFromList(change)
      ? { path: whole.placeBefore(parentOf(change.path)) + lastOf(change.path), what: 'loss' }
      : { path: change.path, what: 'field' },
    ...places,
    { path: '', what: 'place' },
  ];
}

/** The last of successive segments that changed what is sought; for a loss, the first after which it is gone. */
export function trace(segments: readonly Segment[], { path, what }: Sought): Found | undefined {
  let place = path;
  for (let step = 0; step < segments.length; step++) {
    const index = what === 'loss' ? step : segments.length - 1 - step;
    const segment = what === 'loss' ? segments[index]?.reversed : segments[index];
    if (!segment) break;
    if (happensIn(segment, what, place)) return { index, path: place };
    if (what !== 'place') place = segment.placeBefore(place);
  }
  return undefined;
}

function happensIn(segment: Segment, what: Sought['what'], path: string): boolean {
  switch (what) {
    case 'field':
      return segment.touches(path);
    case 'loss':
      return segment.makes(path);
    case 'place':
      return segment.replaces(path);
  }
}

const lastOf = (path: string): string => path.slice(parentOf(path).length);
