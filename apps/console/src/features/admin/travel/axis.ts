import type { Stop } from './stops.js';

/** `time`: as far apart as they happened. `event`: evenly, so that a busy minute can be told apart. */
export type Spacing = 'time' | 'event';

/** Room at the left edge for "before the first event", as a share of the line. */
const START = 0.03;

/** Where each stop stands on a line that is 1 long, with now at its end. */
export function placesOf(stops: readonly Stop[], spacing: Spacing): readonly number[] {
  const last = stops.length - 1;
  if (spacing === 'event') return stops.map((_, index) => (last <= 0 ? 0 : index / last));
  const times = stops.filter(({ kind }) => kind === 'event').map(({ at }) => at);
  const first = times.reduce((least, at) => Math.min(least, at), Infinity);
  const now = stops[last]?.at ?? first;
  return stops.map(({ kind, at }) => {
    if (kind === 'before') return 0;
    if (kind === 'now' || now <= first) return kind === 'now' ? 1 : START;
    return START + (1 - START) * Math.min(1, Math.max(0, (at - first) / (now - first)));
  });
}

/** The stop nearest to a place; of several at one place the last, because its document holds them all. */
export function nearest(places: readonly number[], place: number): number {
  let found = 0;
  for (let index = 1; index < places.length; index += 1) {
    const [here, best] = [places[index] ?? 0, places[found] ?? 0];
    if (Math.abs(here - place) <= Math.abs(best - place)) found = index;
  }
  return found;
}

/** Moments to write under the line, evenly spread along it: time at each place. */
export function ticksOf(
  stops: readonly Stop[],
  places: readonly number[],
  count: number,
): readonly { readonly place: number; readonly at: number }[] {
  return Array.from({ length: count }, (_, index) => {
    const place = index / (count - 1);
    return { place, at: timeAt(stops, places, place) };
  });
}

/** The time between the two stops around a place, as far along as the place is. */
function timeAt(stops: readonly Stop[], places: readonly number[], place: number): number {
  const after = places.findIndex((each) => each >= place);
  const right = stops[after] ?? stops.at(-1);
  const left = stops[after - 1] ?? right;
  const [from, to] = [places[after - 1] ?? place, places[after] ?? place];
  const share = to === from ? 1 : (place - from) / (to - from);
  return (left?.at ?? 0) + ((right?.at ?? 0) - (left?.at ?? 0)) * share;
}

const DAY = 86_400_000;

/** Whether days tell the ticks apart, or whether they need the clock. */
export const needsClock = (stops: readonly Stop[]): boolean =>
  (stops.at(-1)?.at ?? 0) - (stops[0]?.at ?? 0) < 3 * DAY;
