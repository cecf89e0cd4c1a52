import type { BehaviourSequence, Moment } from '../moment.js';
import type { EncodedSequence } from './encoded.js';
import type { Vocabulary } from './vocabulary.js';

/** A sequence as a network takes it: the last moments, `length` at most, oldest first. */
export function encode(
  { device, moments }: Pick<BehaviourSequence, 'device' | 'moments'>,
  vocabulary: Vocabulary,
  length = moments.length,
): EncodedSequence {
  const seen = moments.slice(-length);
  const column = (of: (moment: Moment, place: number) => number): Int32Array => Int32Array.from(seen, of);
  const before = moments.length - seen.length;
  return {
    type: column((moment) => vocabulary.typeOf(moment)),
    item: column(({ item }) => vocabulary.itemOf(item)),
    category: column(({ category }) => vocabulary.categoryOf(category)),
    price: column(({ price }) => vocabulary.priceOf(price)),
    gap: column(({ at }, place) => vocabulary.gapOf(since(moments[before + place - 1], at))),
    device: vocabulary.deviceOf(device),
  };
}

const since = (earlier: Moment | undefined, at: number): number | undefined => earlier && at - earlier.at;
