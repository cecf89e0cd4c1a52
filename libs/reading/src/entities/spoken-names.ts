import type { ReadEntity } from './entity.js';

/** A name that stands somewhere, and whose it is. */
export interface Hit {
  /** In words, or in characters. */
  readonly length: number;
  readonly id: string;
}

const SIZE =
  /\d+(?:[.,]\d+)?(?:\s?[x×]\s?\d+(?:[.,]\d+)?)*\s?(?:cm|mm|ml|lm|kg|g|l|m|w|v|inch|in|pieces|pack|厘米|毫米|毫升|公斤|千克|克|升|米|寸|件套|只装|杯份|流明|瓦|平方米|片|条)?(?!\p{Script=Latin})/giu;
const COUNT = /[一二两三四五六七八九十][双只条件片块杯对个][装套份]?$/u;

/** A name as it is spoken: without its size, its count, and what it comes with. */
export const plainName = (name: string): string =>
  (name.split(/[,，（(]| (?:with|of|for|in|and) |(?<=\p{Script=Han})带/u)[0] ?? name)
    .replace(SIZE, ' ')
    .replace(COUNT, '')
    .trim();

/** Who has the name; nobody where several have. */
export function claim(names: Map<string, string | null>, name: string, id: string): void {
  const owner = names.get(name);
  names.set(name, owner === undefined || owner === id ? id : null);
}

export function append(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

export const product = (text: string, start: number, end: number, id: string): ReadEntity => ({
  type: 'product',
  start,
  end,
  text: text.slice(start, end),
  value: id,
});
