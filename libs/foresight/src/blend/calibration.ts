import type { MarkovFile } from '../baselines/markov.js';
import { evenPool, fitPool, type Pool, pooled } from './pool.js';
import {
  answersOf,
  type BlendedHead,
  blendedHeads,
  type Classes,
  type HeadProbabilities,
  type LogProbabilities,
} from './probabilities.js';
import type { Lesson } from '../labels/examples.js';

/** The ways to foresee that are blended. */
export const members = ['transformer', 'markov', 'popularity'] as const;
export type Member = (typeof members)[number];
/** What can be asked: all of them together, or one alone, calibrated by itself. */
export type Source = 'blend' | Member;

/** Probabilities from which on yes-or-no predictions are called yes: best F1 on validation data. */
export type Thresholds = Readonly<Record<'purchase' | 'search' | 'churn', number>>;

export interface SourcePools {
  /** Who is in it, in the order of the weights. */
  readonly members: readonly Member[];
  readonly pools: Readonly<Record<BlendedHead, Pool>>;
  readonly thresholds?: Thresholds;
}

/** How what the members say becomes probabilities: kept in the model file, beside the weights. */
export interface Calibration {
  readonly markov: MarkovFile;
  readonly sources: Partial<Readonly<Record<Source, SourcePools>>>;
}

export type Said = Partial<Readonly<Record<Member, HeadProbabilities>>>;

/** Weighs and calibrates every head on lessons that no member has learnt from. */
export function fitPools(who: readonly Member[], said: Said, lessons: readonly Lesson[]): SourcePools {
  const fitted = (head: BlendedHead): Pool => {
    const polled = saying(who, said, head);
    return polled.length < who.length
      ? evenPool(who.length, polled[0]?.classes ?? 0)
      : fitPool({ members: polled, answers: answersOf(lessons, head) });
  };
  return { members: who, pools: eachPool(fitted) };
}

/** What serves before anything was trained: baselines, as they are. */
export const unfittedPools = (who: readonly Member[], classes: Classes): SourcePools => ({
  members: who,
  pools: eachPool((head) => evenPool(who.length, classes[head])),
});

/** Probabilities of each head, as the pools weigh what the members say. */
export const blended = ({ members: who, pools }: SourcePools, said: Said): HeadProbabilities =>
  Object.fromEntries(
    blendedHeads.flatMap((head) => {
      const polled = saying(who, said, head);
      return polled.length < who.length ? [] : [[head, pooled(pools[head], polled)] as const];
    }),
  );

const saying = (who: readonly Member[], said: Said, head: BlendedHead): readonly LogProbabilities[] =>
  who.flatMap((member) => said[member]?.[head] ?? []);

const eachPool = (of: (head: BlendedHead) => Pool): SourcePools['pools'] => ({
  question: of('question'),
  type: of('type'),
  purchase: of('purchase'),
  comeBack: of('comeBack'),
});
