/** Languages of XLM-RoBERTa (arXiv 1911.02116), on which the usual multilingual sentence encoders rest. */
const MULTILINGUAL =
  'af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha he hi hr hu hy id is ' +
  'it ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my ne nl no om or pa pl ps pt ro ru sa sd si sk sl ' +
  'so sq sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh und';

const KNOWN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/multilingual|xlm|labse|bge-m3|distiluse.*multi/i, MULTILINGUAL.split(' ')],
  [/[-_]zh\b|chinese/i, ['zh']],
];

/**
 * ISO 639-1 codes of the languages an encoder was trained for: as declared (`multilingual` stands for about a
 * hundred, and for texts whose language is not known), else by its name, else English.
 */
export function languagesOf(name: string, declared: readonly string[] = []): readonly string[] {
  const languages = declared.flatMap((code) => (code === 'multilingual' ? MULTILINGUAL.split(' ') : [code]));
  if (languages.length > 0) return [...new Set(languages)];
  return KNOWN.find(([pattern]) => pattern.test(name))?.[1] ?? ['en'];
}
