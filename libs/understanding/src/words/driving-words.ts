import type { InfluentialWords } from '#protocol';
import { HAN, placedNgrams, RUN } from '../features/ngrams.js';
import { align, type AlignedText } from '../features/normalise.js';
import type { Vectoriser } from '../features/vectoriser.js';
import type { LinearHead } from '../model/linear-head.js';

const MOST = 5;
/** Words with a smaller share are not worth pointing at. */
const LEAST = 0.05;

/** A linear reader of n-grams, and how much its scores count. */
export interface NgramReader {
  readonly vectoriser: Vectoriser;
  readonly head: LinearHead;
  readonly weight: number;
}

/**
 * The words that pushed a text towards a label, strongest first, at most five. An n-gram pushes by its value times
 * how much more it weighs for the label than for the others, these counted by their probabilities: the exact
 * change in log-odds that the linear head saw, divided evenly over the signs the n-gram stands on.
 * The weight of a word is its share of all that spoke for the label.
 *
 * @param probabilities of all labels
 */
export function drivingWords(
  original: string,
  readers: readonly NgramReader[],
  label: number,
  probabilities: Float32Array,
): InfluentialWords[] {
  const aligned = align(original);
  if (!aligned) return [];
  const rivals = rivalsOf(label, probabilities);
  const pushes = new Float32Array(aligned.text.length);
  for (const reader of readers) addPushes(pushes, aligned.text, reader, label, rivals);
  return strongest(aligned, pushes);
}

/** Shares of the other labels among themselves. */
function rivalsOf(label: number, probabilities: Float32Array): Float32Array {
  const rivals = probabilities.slice();
  rivals[label] = 0;
  const sum = rivals.reduce((total, probability) => total + probability, 0);
  return sum > 0 ? rivals.map((probability) => probability / sum) : rivals;
}

function addPushes(
  into: Float32Array,
  text: string,
  { vectoriser, head, weight }: NgramReader,
  label: number,
  rivals: Float32Array,
): void {
  const places = new Map<number, { start: number; end: number }[]>();
  for (const { term, start, end } of placedNgrams(text, vectoriser.settings)) {
    const row = vectoriser.rowOf(term);
    if (row === undefined) continue;
    const known = places.get(row);
    if (known) known.push({ start, end });
    else places.set(row, [{ start, end }]);
  }
  const { indices, values } = vectoriser.transform(text);
  indices.forEach((row, i) => {
    const found = places.get(row) ?? [];
    const push = (weight * (values[i] ?? 0) * head.advantage(row, label, rivals)) / found.length;
    for (const { start, end } of found) {
      for (let at = start; at < end; at++) into[at] = (into[at] ?? 0) + push / (end - start);
    }
  });
}

function strongest(aligned: AlignedText, pushes: Float32Array): InfluentialWords[] {
  const words = [...wordsOf(aligned.text)]
    .map(({ start, end }) => ({
      start,
      end,
      push: pushes.subarray(start, end).reduce((sum, push) => sum + push, 0),
    }))
    .filter(({ push }) => push > 0);
  const total = words.reduce((sum, { push }) => sum + push, 0);
  const strong = words.filter(({ push }) => push >= LEAST * total);
  return joined(strong)
    .sort((a, b) => b.push - a.push || a.start - b.start)
    .slice(0, MOST)
    .map(({ start, end, push }) => ({ ...aligned.original(start, end), weight: push / total }));
}

interface PushingWord {
  readonly start: number;
  readonly end: number;
  readonly push: number;
}

/** Words that touch, as Chinese ones do, become one. */
function joined(words: readonly PushingWord[]): PushingWord[] {
  const found: PushingWord[] = [];
  for (const word of words) {
    const last = found.at(-1);
    if (last?.end === word.start)
      found[found.length - 1] = { ...last, end: word.end, push: last.push + word.push };
    else found.push(word);
  }
  return found;
}

const CHINESE_WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

const LETTER = /[\p{L}\p{N}]/u;

/** Words as a reader would mark them: between spaces, and in Chinese by ICU's dictionary. Signs are none. */
function* wordsOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!LETTER.test(run)) continue;
    if (!HAN.test(run)) {
      yield { start: index, end: index + run.length };
      continue;
    }
    for (const { segment, index: at } of CHINESE_WORDS.segment(run)) {
      yield { start: index + at, end: index + at + segment.length };
    }
  }
}
