import { setImmediate } from 'node:timers/promises';
import type { History, NextItemScorer } from '../baselines/items/next-item-scorer.js';
import { rankOf, type Top, topOf } from './ranking.js';

/** Somebody's history, and the item that came next. */
export interface NextItemCase {
  readonly history: History;
  readonly next: number;
}

export interface RankingOptions {
  /** Whether items of the history take no part in the ranking. */
  readonly leaveOutSeen: boolean;
  /** Items of each ranking that are kept. Default 0. */
  readonly keep?: number;
  readonly onProgress?: (done: number) => void;
}

export interface Rankings {
  /** Place of the item that came, 1 being the first. */
  readonly ranks: readonly number[];
  readonly tops: readonly Top[];
}

/** Scores that are held at once are [histories × items] numbers. */
const AT_ONCE = 128;

/** Ranks all items for every case. */
export async function rankCases(
  scorer: NextItemScorer,
  cases: readonly NextItemCase[],
  { leaveOutSeen, keep = 0, onProgress }: RankingOptions,
): Promise<Rankings> {
  const ranks: number[] = [];
  const tops: Top[] = [];
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    const batch = cases.slice(from, from + AT_ONCE);
    const scores = await scorer.scores(batch.map(({ history }) => history));
    for (const [at, { history, next }] of batch.entries()) {
      const leftOut = new Set(leaveOutSeen ? history : []);
      const own = scores[at] ?? new Float32Array();
      ranks.push(rankOf(own, next, leftOut));
      if (keep > 0) tops.push(topOf(own, keep, leftOut));
    }
    onProgress?.(ranks.length);
    await setImmediate();
  }
  return { ranks, tops };
}
