import { latinLanguages } from './latin.js';
import { leadingScript, wordsOnly, type ScriptCounts } from './script.js';

/** ISO 639-1 code, or `und` where a text has no words to tell it by. */
export interface Language {
  readonly code: string;
  /** Of all answers given with 0.8, about 80 % are right. */
  readonly confidence: number;
}

/** Longer texts say no more about their language. */
const READ = 1000;
/** A guess worse than this is none. */
const LEAST = 0.15;

/**
 * The language of a message: by script where that decides, in Latin letters by n-grams (eld) and frequent words.
 * Codes, addresses and markup are not read. Time is bounded whatever the length.
 */
export function readLanguage(text: string): Language {
  const words = wordsOnly(text.slice(0, READ).toWellFormed().normalize('NFKC'));
  const found = leadingScript(words);
  if (!found) return { code: 'und', confidence: 1 };
  const { leading } = found;
  if (leading === 'latin') return latin(words, found);
  if (leading === 'cyrillic') return { code: cyrillic(words), confidence: certainty(found, 0.9) };
  if (leading === 'arabic') return { code: arabic(words), confidence: certainty(found, 0.95) };
  // A few Chinese characters could be Japanese as well.
  return { code: leading, confidence: certainty(found, leading === 'zh' && found.count < 4 ? 0.93 : 0.99) };
}

function latin(words: string, found: ScriptCounts): Language {
  const [first] = latinLanguages(words);
  if (!first || first.probability < LEAST) return { code: 'und', confidence: 1 - (first?.probability ?? 0) };
  return { code: first.code, confidence: certainty(found, Math.min(0.99, first.probability)) };
}

/** Less where another script has a part in the text. */
const certainty = ({ share }: ScriptCounts, confidence: number): number => confidence * (0.5 + share / 2);

/** Frequent words without one of the letters that Russian lacks. */
const UKRAINIAN =
  /(?<!\p{L})(?:дякую|де|що|як|чи|коли|хто|вже|ще|немає|треба|будь ласка|гроші|зламан[аий]|прийшл[аои]|замовлення|картку|краще)(?!\p{L})/iu;
const BULGARIAN =
  /(?<!\p{L})(?:къде|моята|моето|поръчка|искам|благодаря|какво|кога|защо|няма|това|моля)(?!\p{L})/iu;

function cyrillic(words: string): string {
  if (/[іїєґ]/iu.test(words) || UKRAINIAN.test(words)) return 'uk';
  if (/[ыэё]/iu.test(words)) return 'ru';
  return /ъ/iu.test(words) || BULGARIAN.test(words) ? 'bg' : 'ru';
}

function arabic(words: string): string {
  if (/[ٹڈڑے]/u.test(words)) return 'ur';
  return /[پچژگ]/u.test(words) ? 'fa' : 'ar';
}
