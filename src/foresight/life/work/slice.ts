import {
  type BehaviourSequence,
  LABEL_SETTINGS,
  type Lesson,
  lessonsOf,
  type ServedForesight,
  splitByTime,
} from '#foresight';
import { NothingToMeasureOn, type Slice } from '../bench.js';
import type { LogHistories } from './log-histories.js';

export const DAY_MS = 24 * 3_600_000;

/** This share of what happened is kept for comparing where nobody says otherwise: the newest. */
const KEPT_SHARE = 0.2;

/** Since when the newest part of what happened is kept for comparing, in milliseconds. */
export const keptFrom = ({ sequences, until }: LogHistories): number =>
  splitByTime(sequences, { validation: 0, test: KEPT_SHARE }, until).test.from;

/** From when on nothing was learnt from by any of the versions, in milliseconds. */
export function unseenFrom(log: LogHistories, untils: readonly number[]): number {
  const learnt = Math.max(0, ...untils);
  return learnt > 0 ? learnt : keptFrom(log);
}

const SIMULATED = /^[au]-sim-/;

/** Whether shoppers come from the shop simulator, which names them so. */
export const isSimulated = (sequences: readonly Pick<BehaviourSequence, 'shopperId'>[]): boolean =>
  sequences.some(({ shopperId }) => SIMULATED.test(shopperId));

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
    simulated: demo || isSimulated(inside),
  };
}

/** More moments say hardly more, and take longer than somebody waits. */
const MOST_MOMENTS = 20_000;

/** What happened from a time on, and what came after it, as a version names it; of much, lessons drawn evenly. */
export function lessonsIn(
  { sequences, until }: LogHistories,
  from: number,
  { vocabulary, horizonHours, comeBackDays }: ServedForesight,
  most = MOST_MOMENTS,
): readonly Lesson[] {
  const settings = { ...LABEL_SETTINGS, horizonHours, comeBackDays };
  const all = lessonsOf(sequences, vocabulary, { from, until }, settings);
  const moments = all.reduce((sum, { sequence, asked }) => sum + sequence.moments.length - asked, 0);
  const step = Math.ceil(moments / most);
  return all.filter((_, i) => i % step === 0);
}
