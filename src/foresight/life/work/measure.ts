import { itemFigures, type Lesson, measureForesight } from '#foresight';
import type { ForesightFigures } from '#protocol';
import type { Measured } from '../bench.js';
import type { Bench, Tasks } from './bench-order.js';
import { historiesIn, knownAt, type Log } from './log-histories.js';
import { type OpenedVersion, untilsOf, withVersions } from './opened.js';
import { lessonsIn, sliceOf, unseenFrom } from './slice.js';

/** Versions on what happened after all that any of them has learnt from. @throws NothingToMeasureOn, NotOnShelf */
export async function measure(
  { versions }: Tasks['measure']['task'],
  bench: Bench,
  store: Log,
): Promise<Measured> {
  const log = await historiesIn(store);
  const from = unseenFrom(log, await untilsOf(versions, bench));
  const slice = sliceOf(log, from, bench.demo);
  const before = knownAt(log, from);
  const figures = await withVersions(versions, bench, before, async (opened) => {
    const all: (readonly ForesightFigures[])[] = [];
    for (const one of opened) all.push(await figuresOf(one, lessonsIn(log, from, one.served)));
    return all;
  });
  return { slice, figures };
}

async function figuresOf(
  { served, inputs }: OpenedVersion,
  lessons: readonly Lesson[],
): Promise<readonly ForesightFigures[]> {
  const items = await itemFigures(served, lessons, inputs);
  return (await measureForesight(served, lessons)).map((figures) => {
    const own = items[figures.source];
    return own ? { ...figures, items: own } : figures;
  });
}
