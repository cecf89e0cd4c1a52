const CHINESE = /\p{Script=Han}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LATIN_WORD = /\p{Script=Latin}+/gu;

/**
 * Language by script alone: enough to choose between an English and a Chinese answer, and instant.
 * A Chinese character counts as much as a Latin word, so "我的 iPhone 到了吗" is Chinese. Kana means Japanese.
 * Every language in Latin letters is called English; a text without Latin or Chinese letters is `und`.
 */
export function detectLanguage(text: string): 'en' | 'zh' | 'und' {
  if (KANA.test(text)) return 'und';
  const chinese = text.match(CHINESE)?.length ?? 0;
  const latin = text.match(LATIN_WORD)?.length ?? 0;
  if (chinese === 0 && latin === 0) return 'und';
  return chinese >= latin ? 'zh' : 'en';
}
