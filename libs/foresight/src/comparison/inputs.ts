import type { BehaviourSequence, Moment } from '../moment.js';

/** What is looked at of each moment. The products themselves are too many to compare: they are known or not. */
export const inputFeatures = ['type', 'detail', 'category', 'price', 'gap', 'device'] as const;
export type InputFeature = (typeof inputFeatures)[number];

/** How often each value came. */
export type Counts = Readonly<Record<string, number>>;

/** What a model has learnt from, or what came on a day: how often each value of each feature came. */
export interface Inputs {
  readonly moments: number;
  readonly features: Readonly<Record<InputFeature, Counts>>;
  readonly items: Counts;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Silence before a moment, in words. */
const gaps: readonly (readonly [below: number, name: string])[] = [
  [10 * SECOND, 'under 10 s'],
  [MINUTE, 'under a minute'],
  [5 * MINUTE, 'under 5 minutes'],
  [30 * MINUTE, 'under half an hour'],
  [6 * HOUR, 'under 6 hours'],
  [DAY, 'under a day'],
  [7 * DAY, 'under a week'],
];

const gapBand = (gap: number): string => gaps.find(([below]) => gap < below)?.[1] ?? 'a week or more';

/** Each band is twice as wide as the one before, from 1 up. */
const priceBand = (price: number): string => {
  const from = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, price))));
  return `${String(from)} to ${String(2 * from)}`;
};

/** Counts what comes in. */
export class InputTally {
  private moments = 0;
  private readonly items: Record<string, number> = {};
  private readonly features: Record<InputFeature, Record<string, number>> = {
    type: {},
    detail: {},
    category: {},
    price: {},
    gap: {},
    device: {},
  };

  /** @param before the shopper's moment before this one */
  take(moment: Moment, before: Moment | undefined, device: string | undefined): void {
    const { type, detail, category, price, item, at } = moment;
    this.moments++;
    this.count('type', type);
    if (detail !== undefined) this.count('detail', `${type}: ${detail}`);
    if (category !== undefined) this.count('category', category);
    if (price !== undefined) this.count('price', priceBand(price));
    this.count('gap', before ? gapBand(at - before.at) : 'none before');
    this.count('device', device ?? 'not told');
    if (item !== undefined) this.items[item] = (this.items[item] ?? 0) + 1;
  }

  inputs(): Inputs {
    const { moments, features, items } = this;
    return { moments, features, items };
  }

  private count(feature: InputFeature, value: string): void {
    const counts = this.features[feature];
    counts[value] = (counts[value] ?? 0) + 1;
  }
}

/** What is to be learnt from sequences: kept beside a model, to see later whether the world is still like that. */
export function inputsOf(sequences: readonly BehaviourSequence[]): Inputs {
  const tally = new InputTally();
  for (const { moments, device } of sequences) {
    moments.forEach((moment, i) => tally.take(moment, moments[i - 1], device));
  }
  return tally.inputs();
}
