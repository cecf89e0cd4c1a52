import { blended, type Said, type SourcePools } from '../blend/calibration.js';
import type { HeadProbabilities } from '../blend/probabilities.js';
import type { Lesson } from '../labels/examples.js';
import { isShopAct } from '#shopper';
import { type Moment, SESSION_GAP_MS } from '../moment.js';

/** A moment that was asked about: which row of the probabilities is its, and whose session it stands in. */
export interface AskedMoment {
  readonly row: number;
  readonly lesson: Lesson;
  readonly place: number;
  readonly moment: Moment;
  /** Names the session; undefined where the shop acted while nobody was there. */
  readonly session: string | undefined;
}

/** Everything to measure one way to foresee by. */
export interface Reading {
  readonly moments: readonly AskedMoment[];
  readonly heads: HeadProbabilities;
}

/** The moments that are asked about, of everybody. Rows are counted over all moments of all lessons. */
export function askedMoments(lessons: readonly Lesson[]): readonly AskedMoment[] {
  let row = 0;
  const visits = new Visits();
  return lessons.flatMap((lesson) => {
    const { moments, shopperId } = lesson.sequence;
    const first = row;
    row += moments.length;
    return moments.slice(lesson.asked).map((moment, i) => {
      const place = lesson.asked + i;
      return { row: first + place, lesson, place, moment, session: visits.of(shopperId, moment) };
    });
  });
}

/** Tells sessions apart, also where they reach over two lessons of a shopper. */
class Visits {
  private shopper = '';
  private lastAt = -Infinity;
  private count = 0;

  of(shopperId: string, { at, type }: Moment): string | undefined {
    if (shopperId !== this.shopper) this.lastAt = -Infinity;
    this.shopper = shopperId;
    const isThere = at - this.lastAt <= SESSION_GAP_MS;
    if (isShopAct(type)) return isThere ? String(this.count) : undefined;
    if (!isThere) this.count++;
    this.lastAt = at;
    return String(this.count);
  }
}

export const readingOf = (moments: readonly AskedMoment[], pools: SourcePools, said: Said): Reading => ({
  moments,
  heads: blended(pools, said),
});
