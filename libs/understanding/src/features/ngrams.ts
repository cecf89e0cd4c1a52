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
}

const RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}'])+|[?!$€£¥%]/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * The n-grams of a normalised text, repeated as often as they occur. A prefix keeps the kinds apart:
 * `w:` words, `l:` letters, `h:` Chinese characters (which have no spaces to find words by).
 * Word runs cross punctuation but not Chinese.
 */
export function* ngrams(text: string, settings: NgramSettings): Generator<string> {
  let previous: string[] = [];
  for (const [run] of text.matchAll(RUN)) {
    if (HAN.test(run)) {
      yield* runs('h:', Array.from(run), 1, settings.characters);
      previous = [];
    } else {
      previous.push(run);
      if (previous.length > settings.words) previous.shift();
      for (let i = 0; i < previous.length; i++) yield `w:${previous.slice(i).join(' ')}`;
      yield* runs('l:', Array.from(`_${run}_`), ...settings.letters);
    }
  }
}

function* runs(
  prefix: string,
  signs: readonly string[],
  shortest: number,
  longest: number,
): Generator<string> {
  for (let start = 0; start < signs.length; start++) {
    let run = prefix + signs.slice(start, start + shortest - 1).join('');
    for (let end = start + shortest; end <= Math.min(start + longest, signs.length); end++) {
      run += signs[end - 1] ?? '';
      yield run;
    }
  }
}
