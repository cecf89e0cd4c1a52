import { type Lesson, lessonsOf, type ServedForesight } from '#foresight';
import { NothingToMeasureOn, type Slice } from '../bench.js';
import type { LogHistories } from './log-histories.js';

/** This share of the time is kept for comparing where nobody says otherwise. */
const KEPT_SHARE = 0.2;

/** Since when the newest part of the time is kept for comparing, in milliseconds. */
export function keptFrom({ sequences, until }: LogHistories): number {
  const begin = sequences.reduce((first, { moments }) => Math.min(first, moments[0]?.at ?? first), until);
  return until - KEPT_SHARE * (until - begin);
}

/** From when on nothing was learnt from by any of the versions, in milliseconds. */
export function unseenFrom(log: LogHistories, upTos: readonly string[]): number {
  const learnt = Math.max(0, ...upTos.map((upTo) => log.untilAt(upTo)));
  return learnt > 0 ? learnt : keptFrom(log);
}

const SIMULATED = /^[au]-sim-/;

/** What there is to measure on. @throws NothingToMeasureOn */
export function sliceOf(log: LogHistories, from: number, demo: boolean): Slice {
  const inside = log.sequences.flatMap(({ shopperId, moments }) => {
    const asked = moments.filter(({ at }) => at >= from);
    return asked.length === 0 ? [] : [{ shopperId, asked }];
  });
  if (inside.length === 0) {
    throw new NothingToMeasureOn(
      `Nothing has happened since ${new Date(from).toISOString()}, up to when this was learnt from. ` +
        'Compare again when more has happened, or train up to an earlier position.',
    );
  }
  const first = inside.reduce((least, { asked }) => Math.min(least, asked[0]?.at ?? least), Infinity);
  return {
    from: String(BigInt(log.positionBefore(from)) + 1n),
    to: log.head,
    fromAt: new Date(first).toISOString(),
    toAt: new Date(log.until - 1).toISOString(),
    shoppers: inside.length,
    sequences: inside.length,
    simulated: demo || inside.some(({ shopperId }) => SIMULATED.test(shopperId)),
  };
}

/** More moments say hardly more, and take longer than somebody waits. */
const MOST_MOMENTS = 20_000;

/** The moments of the slice, with what came after them, as a version counts and names them. */
export function lessonsIn(
  log: LogHistories,
  from: number,
  { vocabulary, horizonHours, comeBackDays }: ServedForesight,
  most = MOST_MOMENTS,
): readonly Lesson[] {
  const settings = { ...LABELS, horizonHours, comeBackDays };
  const all = lessonsOf(log.sequences, vocabulary, { from, until: log.until }, settings);
  return drawn(all, most);
}
