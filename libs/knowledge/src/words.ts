import { simplified } from '#reading';

/**
 * Words of a text as they are looked for: Latin ones in small letters without their endings; Chinese, which is written
 * without spaces, as its characters and pairs of them. What says nothing of the subject is left out.
 */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  for (const [run] of simplified(text.normalize('NFKC').toLowerCase()).matchAll(RUNS)) {
    if (HAN.test(run)) charactersOf(run, words);
    else if (!STOP_WORDS.has(run)) words.push(stem(run));
  }
  return words;
}

const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[.'’][\p{L}\p{N}]+)*/gu;
const HAN = /^\p{Script=Han}/u;

/** Characters that join words and make questions: alone, or two of them, they say nothing. */
const STOP_CHARACTERS: ReadonlySet<string> = new Set(
  '的了吗呢吧啊呀嘛我你您他她它们是在有和与及或就都也还这那哪个么什怎样为把被给让对从到以能可会要想请问该很再又不没得着过吃将而但',
);

function charactersOf(run: string, words: string[]): void {
  let before: string | undefined;
  for (const character of run) {
    const stops = STOP_CHARACTERS.has(character);
    if (!stops) words.push(character);
    if (before !== undefined && !(stops && STOP_CHARACTERS.has(before))) words.push(before + character);
    before = character;
  }
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the and or but if so of to in on at by for with from as is are was were be been am do does did don't doesn't " +
    "didn't have has had i i'd i'm i've me my mine we us our you your it its it's this that these those there here what " +
    'which who how when where why can could would should will shall may might must not no yes please one some any all ' +
    "also just then than too very want need like get got let make into out up about after before isn't won't can't"
  ).split(' '),
);

/** Endings of English words, the longest first, each with the shortest stem it may leave. */
const ENDINGS: readonly (readonly [ending: string, instead: string, shortest: number])[] = [
  ["'s", '', 2],
  ['’s', '', 2],
  ['ations', 'at', 3],
  ['ation', 'at', 3],
  ['ments', '', 3],
  ['ment', '', 3],
  ['ings', '', 3],
  ['ing', '', 3],
  ['ies', 'y', 2],
  ['ied', 'y', 2],
  ['ed', '', 3],
  ['es', '', 3],
  ['ly', '', 3],
  ['er', '', 4],
  ['s', '', 3],
  ['e', '', 3],
];

/** deliver(y), but not (pa)y. */
const LAST_Y = /(?<=[a-z]{4})[yi]$/;

/** A stem good enough to meet other forms of the same word: deliver(ed|y|ing), ship(ped|ping|s). */
function stem(word: string): string {
  if (!/^[a-z'’]+$/.test(word)) return word;
  for (const [ending, instead, shortest] of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < shortest) continue;
    if (ending === 's' && word.endsWith('ss')) return word;
    const left = word.slice(0, word.length - ending.length) + instead;
    const single = left.replace(/([bdfgmnprt])\1$/, '$1').replace(LAST_Y, '');
    return single.replace(/([^aeiou])e$/, '$1');
  }
  return word.replace(LAST_Y, '');
}
