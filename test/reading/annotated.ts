import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ProductIndex, type ReadEntity, type ReadingContext } from '#reading';

export interface Annotated {
  readonly text: string;
  /** Values that are right; none where the value is not checked. */
  readonly entities: readonly (Pick<ReadEntity, 'type' | 'start' | 'end'> & {
    readonly values: readonly string[];
  })[];
}

const ANNOTATION = /\[([^\]]*)\]\(([a-z]+)(?::([^)]*))?\)/gu;

/** `[text](type:value)`; several values are parted by `|`, and a value of `#` alone only marks the sign as its part. */
export function annotated(line: string): Annotated {
  let text = '';
  let from = 0;
  const entities: Annotated['entities'][number][] = [];
  for (const match of line.matchAll(ANNOTATION)) {
    text += line.slice(from, match.index);
    const [whole, written = '', type = '', values] = match;
    const inner = values?.includes('|#') === true ? 1 : 0;
    entities.push({
      type: type as ReadEntity['type'],
      start: text.length + inner,
      end: text.length + written.length,
      values: values?.split('|').filter((value) => value !== '#') ?? [],
    });
    text += written;
    from = match.index + whole.length;
  }
  return { text: text + line.slice(from), entities };
}

export const annotatedFile = (file: string, language: 'en' | 'zh'): readonly Annotated[] =>
  (parse(readFileSync(`test/fixtures/reading/${file}.yml`, 'utf8')) as Record<string, string[]>)[
    language
  ]?.map(annotated) ?? [];

/** The demo shop, on the day the sentences were written. */
export function shopContext(country: string): ReadingContext {
  const { products } = parse(readFileSync('demo/catalogue.yml', 'utf8')) as {
    readonly products: readonly { readonly id: string; readonly name: Readonly<Record<string, string>> }[];
  };
  return {
    moment: { now: new Date('2026-11-18T10:00:00Z'), timeZone: 'Europe/Berlin' },
    products: new ProductIndex(products.map(({ id, name }) => ({ id, names: Object.values(name) }))),
    country,
  };
}
