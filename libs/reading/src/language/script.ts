/** Languages that their letters alone tell, and those of the scripts that several share. */
const SCRIPTS = [
  ['latin', /\p{Script=Latin}+/gu],
  ['cyrillic', /\p{Script=Cyrillic}+/gu],
  ['arabic', /\p{Script=Arabic}+/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}+/gu],
  ['th', /\p{Script=Thai}+/gu],
  ['el', /\p{Script=Greek}+/gu],
  ['he', /\p{Script=Hebrew}+/gu],
  ['hi', /\p{Script=Devanagari}+/gu],
  ['bn', /\p{Script=Bengali}+/gu],
  ['ta', /\p{Script=Tamil}+/gu],
  ['ka', /\p{Script=Georgian}+/gu],
  ['hy', /\p{Script=Armenian}+/gu],
] as const;
export type Script = (typeof SCRIPTS)[number][0];

/** Words or, where a script has no spaces, characters of each script. */
export interface ScriptCounts {
  readonly leading: Script;
  /** Share of the counted words and characters that are in the leading script. */
  readonly share: number;
  readonly count: number;
}

const NOT_WORDS = /https?:\S+|\S+@\S+|<[^>]*>|[#\w-]*\d[\w-]*/gu;

/** What is no language is blanked: addresses, tags, and codes with digits such as HP-10234. */
export const wordsOnly = (text: string): string => text.replace(NOT_WORDS, ' ');

/** The script most of a text is in; nothing where it has no letters. A Chinese character counts as much as a word. */
export function leadingScript(text: string): ScriptCounts | undefined {
  const counts = SCRIPTS.map(([name, words]) => ({ name, count: text.match(words)?.length ?? 0 }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return undefined;
  // Japanese is written with Chinese characters between its own: a few of these decide.
  const kana = counts.find(({ name }) => name === 'ja')?.count ?? 0;
  const han = counts.find(({ name }) => name === 'zh')?.count ?? 0;
  if (kana > 0 && kana + han >= total / 2 && kana * 8 >= han) {
    return { leading: 'ja', share: (kana + han) / total, count: kana + han };
  }
  // Even between Chinese and Latin it is Chinese: names of goods are often left in Latin letters.
  const [first] = counts.sort(
    (a, b) => b.count - a.count || Number(b.name === 'zh') - Number(a.name === 'zh'),
  );
  return first && { leading: first.name, share: first.count / total, count: first.count };
}
