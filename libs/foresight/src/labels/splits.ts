import type { BehaviourSequence } from '../moment.js';
import type { Slice } from './examples.js';

export interface TimeSplit {
  readonly train: Slice;
  readonly validation: Slice;
  readonly test: Slice;
}

/**
 * Three stretches of time that follow one another, by shares of the moments: a model is learnt from the first, chosen
 * and calibrated by the second, and measured on the third.
 *
 * @param shares of the moments in the validation and the test slice
 */
export function splitByTime(
  sequences: readonly BehaviourSequence[],
  shares: { readonly validation: number; readonly test: number },
  end = endOf(sequences),
): TimeSplit {
  const times = Float64Array.from(sequences.flatMap(({ moments }) => moments.map(({ at }) => at))).sort();
  const border = (share: number): number => times[Math.floor((1 - share) * times.length)] ?? end;
  const [first, second] = [
    border(shares.validation + shares.test),
    shares.test === 0 ? end : border(shares.test),
  ];
  return {
    train: { from: -Infinity, until: first },
    validation: { from: first, until: second },
    test: { from: second, until: end },
  };
}

/** Just after the last moment of all. */
export const endOf = (sequences: readonly BehaviourSequence[]): number =>
  sequences.reduce((end, { moments }) => Math.max(end, (moments.at(-1)?.at ?? 0) + 1), 0);

/** Parts people into two groups, always the same way: the share of the second one is `share`. */
export function splitByShopper(
  sequences: readonly BehaviourSequence[],
  share: number,
): readonly [rest: readonly BehaviourSequence[], drawn: readonly BehaviourSequence[]] {
  const isDrawn = ({ shopperId }: BehaviourSequence): boolean => slot(shopperId) < share * SLOTS;
  return [sequences.filter((sequence) => !isDrawn(sequence)), sequences.filter(isDrawn)];
}

const SLOTS = 10_000;

/** FNV-1a. */
function slot(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return (state >>> 0) % SLOTS;
}
