import { ContentScorer, itemBaselines, type ItemText, type NextItemScorer } from '#foresight';
import type { Part } from './experiment.js';

/** Told while something takes its time. */
export type OnNews = (share: number, note: string) => void;

export interface Learnt {
  readonly scorer: NextItemScorer;
  readonly trainSeconds: number;
  close(): Promise<void>;
}

export interface Learner {
  readonly name: string;
  learn(part: Part, onNews: OnNews): Promise<Learnt>;
}

/** What is counted: popularity, chains, rules, neighbours; and what resembles, where something is told of items. */
export function countingLearners(texts: readonly ItemText[] | undefined): readonly Learner[] {
  const content = texts && { name: 'content', learn: () => new ContentScorer(texts) };
  return [...itemBaselines, ...(content ? [content] : [])].map(({ name, learn }) => ({
    name,
    learn: ({ data }) => {
      const begun = performance.now();
      const scorer = learn(data);
      const trainSeconds = (performance.now() - begun) / 1000;
      return Promise.resolve({ scorer, trainSeconds, close: () => Promise.resolve() });
    },
  }));
}
