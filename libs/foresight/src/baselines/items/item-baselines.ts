import { DISTANCE } from '../items-served/steps.js';
import type { ItemData, NextItemScorer } from './next-item-scorer.js';
import { PairScorer } from './pair-scorer.js';
import { PopularityScorer } from './popularity-scorer.js';
import { SessionNeighbours } from './session-neighbours.js';
import { WentOnScorer } from './went-on-scorer.js';

export interface ItemBaseline {
  readonly name: string;
  /** Learns from sequences: a pass over them, nothing that has to be waited for. */
  readonly learn: (data: ItemData) => NextItemScorer;
}

/** Chosen on the validation parts of Amazon Beauty and YooChoose, once for both: docs/results/next-item-yoochoose.md. */
const PAIRS = {
  window: 50,
  distance: 0.75,
  from: 0.9,
  to: 0.3,
  shrinkage: 40,
  last: 50,
  fading: 0.6,
} as const;
const STEP = {
  window: 1,
  distance: 0,
  backwards: 0,
  from: 1,
  to: 0,
  shrinkage: 10,
  last: 1,
  fading: 1,
} as const;
const NEIGHBOURS = {
  sample: 2_000,
  neighbours: 200,
  fading: 0.6,
  rarity: 1,
  distance: DISTANCE,
  backwards: 0.5,
} as const;

/** What serves without training, from the simplest to the most telling. */
export const itemBaselines: readonly ItemBaseline[] = [
  { name: 'popularity', learn: (data) => new PopularityScorer(data) },
  { name: 'went-on', learn: (data) => new WentOnScorer(data) },
  { name: 'markov', learn: (data) => new PairScorer('markov', data, STEP) },
  {
    name: 'sequential-rules',
    learn: (data) => new PairScorer('sequential-rules', data, { ...PAIRS, backwards: 0 }),
  },
  { name: 'item-item', learn: (data) => new PairScorer('item-item', data, { ...PAIRS, backwards: 0.4 }) },
  { name: 'session-knn', learn: (data) => new SessionNeighbours(data, NEIGHBOURS) },
];
