/** What n-grams are taken; part of the model, since training and serving must agree. */
export interface NgramSettings {
  /** Longest run of words. */
  readonly words: number;
  /** Shortest and longest run of letters inside a word, its boundaries counted as letters. */
  readonly letters: readonly [shortest: number, longest: number];
  /** Longest run of Chinese characters. */
  readonly characters: number;
  /** An n-gram must stand in at least so many texts to be learnt. */
  readonly minimumTexts: number;
  /** Length of each kind's part of a text's vector. */
  readonly weights: { readonly words: number; readonly letters: number; readonly characters: number };
  /** How much the shopper's turns before the question count, the latest first; absent: they are not read. */
  readonly before?: readonly number[] | undefined;
}

/** Words, stretches of Chinese, and signs that say something on their own. */
export const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'])+|[?!$€£¥%]/gu;
export const HAN = /^\p{Script=Han}/u;

/** An n-gram and where it stands in the normalised text, in UTF-16 code units, `end` excluded. */
export interface PlacedNgram {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** The n-grams of a normalised text, repeated as often as they occur. */
export function* ngrams(text: string, settings: NgramSettings): Generator<string> {
  for (const { term } of placedNgrams(text, settings)) yield term;
}

/**
 * The n-grams of a normalised text and their places. A prefix keeps the kinds apart:
 * `w:` words, `l:` letters, `h:` Chinese characters (which have no spaces to find words by).
 * Word runs cross punctuation but not Chinese.
 */
export function* placedNgrams(text: string, settings: NgramSettings): Generator<PlacedNgram> {
  let previous: { readonly run: string; readonly start: number }[] = [];
  for (const { 0: run, index: start } of text.matchAll(RUN)) {
    const end = start + run.length;
    if (HAN.test(run)) {
      yield* runs('h:', run, start, 1, settings.characters);
      previous = [];
    } else {
      previous.push({ run, start });
      if (previous.length > settings.words) previous.shift();
      for (let i = 0; i < previous.length; i++) {
        const words = previous.slice(i);
        const term = `w:${words.map((word) => word.run).join(' ')}`;
        yield { term, start: words[0]?.start ?? start, end };
      }
      yield* letterRuns(run, start, settings.letters);
    }
  }
}

/** Letter runs of a word whose edges are marked by "_"; a mark takes no place in the text. */
function* letterRuns(
  run: string,
  start: number,
  [shortest, longest]: readonly [number, number],
): Generator<PlacedNgram> {
  const end = start + run.length;
  for (const found of runs('l:', `_${run}_`, start - 1, shortest, longest)) {
    yield { term: found.term, start: Math.max(start, found.start), end: Math.min(end, found.end) };
  }
}

function* runs(
  prefix: string,
  text: string,
  offset: number,
  shortest: number,
  longest: number,
): Generator<PlacedNgram> {
  const signs = Array.from(text);
  let from = offset;
  for (let start = 0; start < signs.length; start++) {
    let run = '';
    for (let end = start + 1; end <= Math.min(start + longest, signs.length); end++) {
      run += signs[end - 1] ?? '';
      if (end - start >= shortest) yield { term: prefix + run, start: from, end: from + run.length };
    }
    from += signs[start]?.length ?? 1;
  }
}
