import type { ForesightFigures, ItemFigures } from '#protocol';
import {
  coverage,
  hitRate,
  intraListDiversity,
  meanReciprocalRank,
  ndcg,
} from '../evaluation/ranking-figures.js';
import { UNKNOWN, type Vocabulary } from '../encoding/vocabulary.js';
import type { Lesson } from '../labels/examples.js';
import type { ServedForesight } from '../model/served-foresight.js';
import type { BehaviourSequence } from '../moment.js';
import type { Inputs } from './inputs.js';

/** Ranking all products for a moment costs more than all else that is foreseen of it. */
const MOST_CASES = 500;
const TOGETHER = 64;
const FIRST_TEN = 10;

/** What somebody had done, and the product that they turned to next. */
interface Case {
  readonly sequence: BehaviourSequence;
  readonly next: string;
}

/**
 * Figures of the next product, over all products that a version knows: of its network, and of plain popularity while it
 * learnt.
 *
 * @returns by source; a version without products has none
 */
export async function itemFigures(
  served: ServedForesight,
  lessons: readonly Lesson[],
  learnt: Inputs,
): Promise<Partial<Record<ForesightFigures['source'], ItemFigures>>> {
  const { vocabulary } = served;
  const cases = casesIn(lessons, vocabulary);
  const known = vocabulary.sizes.items;
  if (cases.length === 0 || known === 0) return {};
  const figures = figuresOver(cases, known);
  const popular = Object.keys(learnt.items).sort((a, b) => (learnt.items[b] ?? 0) - (learnt.items[a] ?? 0));
  const popularity = figures(cases.map(() => popular));
  const rankings: (readonly string[])[] = [];
  for (let from = 0; from < cases.length; from += TOGETHER) {
    const sequences = cases.slice(from, from + TOGETHER).map(({ sequence }) => sequence);
    for (const { items } of await served.predict(sequences, { items: known })) {
      rankings.push(items.map(({ item }) => item));
    }
  }
  if (rankings.every(({ length }) => length === 0)) return { popularity };
  const transformer = figures(rankings);
  return { blend: transformer, transformer, popularity };
}

/** Moments after which another product came, drawn evenly. */
function casesIn(lessons: readonly Lesson[], vocabulary: Vocabulary): readonly Case[] {
  const all = lessons.flatMap(({ sequence, targets, asked }) =>
    sequence.moments.flatMap((_, place) => {
      const target = targets.item[place] ?? -1;
      const next = target > UNKNOWN ? vocabulary.itemName(target) : undefined;
      if (place < asked || next === undefined) return [];
      return [{ next, sequence: { ...sequence, moments: sequence.moments.slice(0, place + 1) } }];
    }),
  );
  const step = Math.ceil(all.length / MOST_CASES);
  return all.filter((_, i) => i % step === 0);
}

function figuresOver(
  cases: readonly Case[],
  known: number,
): (rankings: readonly (readonly string[])[]) => ItemFigures {
  const categories = new Map<string, string>();
  for (const { sequence } of cases) {
    for (const { item, category } of sequence.moments) if (item && category) categories.set(item, category);
  }
  return (rankings) => {
    const ranks = rankings.map((ranking, i) => {
      const place = ranking.indexOf(cases[i]?.next ?? '');
      return place < 0 ? Infinity : place + 1;
    });
    const tops = rankings.map((ranking) => ranking.slice(0, FIRST_TEN));
    const numbers = new Map<string, number>();
    for (const item of tops.flat()) if (!numbers.has(item)) numbers.set(item, numbers.size);
    return {
      cases: cases.length,
      hr5: hitRate(ranks, 5),
      hr10: hitRate(ranks, 10),
      ndcg5: ndcg(ranks, 5),
      ndcg10: ndcg(ranks, 10),
      mrr: meanReciprocalRank(ranks),
      // Padding and unknown are no products.
      coverage: coverage(
        tops.map((top) => top.map((item) => numbers.get(item) ?? -1)),
        known - UNKNOWN - 1,
      ),
      diversity: intraListDiversity(tops, (one, other) => categories.get(one) !== categories.get(other)),
    };
  };
}
