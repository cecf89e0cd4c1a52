import type { DocumentHistory, Moment } from '#protocol';
import { leapTo } from '../../../shared/ui/slider-keys.js';

/** A place at which the slider can stand. */
export type Stop =
  | { readonly kind: 'before'; readonly position: '0'; readonly at: number }
  | { readonly kind: 'event'; readonly position: string; readonly at: number; readonly moment: Moment }
  /** The document is that of the last event; only the clock has gone on. */
  | { readonly kind: 'now'; readonly position: string; readonly at: number; readonly moment: Moment };

/** From before the first event over every moment to now; none where nothing happened. */
export function stopsOf({ moments }: Pick<DocumentHistory, 'moments'>, now: number): readonly Stop[] {
  const first = moments[0];
  const last = moments.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    { kind: 'before', position: '0', at: Date.parse(first.at) },
    ...moments.map((moment) => ({
      kind: 'event' as const,
      position: moment.position,
      at: Date.parse(moment.at),
      moment,
    })),
    { kind: 'now', position: last.position, at: now, moment: last },
  ];
}

export const NOW = 'now';

/** How a stop is written into the address. */
export const addressOf = (stop: Stop): string => (stop.kind === 'now' ? NOW : stop.position);

/** The stop of an address: the last event at or before a position; now where none is given or it makes no sense. */
export function stopAt(stops: readonly Stop[], address: string | undefined): number {
  if (address === undefined || !/^\d{1,18}$/.test(address)) return stops.length - 1;
  const position = BigInt(address);
  const found = stops.findLastIndex((stop) => stop.kind !== 'now' && BigInt(stop.position) <= position);
  return Math.max(0, found);
}

export const within = (stops: readonly Stop[], index: number): number =>
  Math.min(stops.length - 1, Math.max(0, index));

/** What a key does to a slider that stands at `index`; undefined for keys that mean nothing to it. */
export const moved = (key: string, index: number, stops: readonly Stop[]): number | undefined =>
  leapTo(key, index, stops.length);
