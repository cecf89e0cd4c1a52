import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The demo shop's data: what `demo/` holds, checked. */

const slug = z.string().regex(/^[a-z0-9-]+$/);
const bilingual = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
const language = z.enum(['en', 'zh']);

const product = z.strictObject({
  id: slug,
  name: bilingual,
  category: slug,
  brand: z.string(),
  price: z.number().positive(),
  /** The price before a reduction. */
  listPrice: z.number().positive().optional(),
  stock: z.number().int().min(0),
  rating: z.number().min(1).max(5),
  sizes: z.array(z.string()).min(1).optional(),
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** What kind of thing it is; products of one kind stand for one another. */
  glyph: z.string(),
  /** Its drawing, where that is not the kind’s. */
  picture: z.string().optional(),
  description: bilingual,
});
export type Product = z.infer<typeof product>;

export const catalogueFile = z
  .strictObject({
    shop: z.strictObject({
      id: slug,
      name: bilingual,
      currency: z.string().length(3),
      returnDays: z.number().int(),
      freeShippingFrom: z.number(),
    }),
    categories: z.array(z.strictObject({ id: slug, name: bilingual })),
    products: z.array(product),
  })
  .refine(
    ({ categories, products }) => products.every((p) => categories.some((c) => c.id === p.category)),
    'A product names a category that does not exist.',
  );
export type Catalogue = z.infer<typeof catalogueFile>;

export const situation = z.enum([
  'browsing',
  'cart-abandoned',
  'order-in-transit',
  'order-delayed',
  'order-delivered',
  'payment-failed',
  'refund-pending',
  'lapsed',
  'new',
]);
export type Situation = z.infer<typeof situation>;

const shopper = z.strictObject({
  id: slug,
  name: z.string(),
  email: z.email(),
  phone: z.string(),
  city: z.string(),
  language,
  device: z.enum(['mobile', 'desktop']),
  sinceDaysAgo: z.number().int().positive(),
  rhythm: z.strictObject({ visitsPerMonth: z.number().positive() }),
  /** Weights by category id. */
  favourites: z.record(slug, z.number().positive()),
  priceBand: z.enum(['low', 'mid', 'high']),
  couponUser: z.boolean(),
  reviewer: z.boolean(),
  /** Orders since the beginning, the current one included. */
  purchases: z.number().int().min(0),
  situation,
  /** Products that the situation's order or basket holds. */
  about: z.array(slug).optional(),
  pastQuestions: z.array(z.strictObject({ intent: z.string(), text: z.string() })).max(3),
});
export type DemoShopper = z.infer<typeof shopper>;
export const shoppersFile = z.strictObject({ shoppers: z.array(shopper) });

const frontMatter = z.strictObject({ slug, title: bilingual, intents: z.array(z.string()).min(1) });
/** A help article; `body` is Markdown, by language. */
export type HelpArticle = z.infer<typeof frontMatter> & { body: { en: string; zh: string } };

export function parseHelpArticle(file: string): HelpArticle {
  const [, head, en, zh] =
    /^---\n(.*?)\n---\s+# en\n(.*?)\n# zh\n(.*)$/s.exec(file.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined || en === undefined || zh === undefined) {
    throw new Error('A help article needs front matter and the sections "# en" and "# zh".');
  }
  return { ...frontMatter.parse(parse(head)), body: { en: en.trim(), zh: zh.trim() } };
}

/** @param directory the `demo/` folder */
export async function loadDemo(directory: string) {
  const read = (...path: string[]) => readFile(join(directory, ...path), 'utf8');
  const names = (await readdir(join(directory, 'help'))).filter((name) => name.endsWith('.md')).sort();
  return {
    catalogue: catalogueFile.parse(parse(await read('catalogue.yml'))),
    shoppers: shoppersFile.parse(parse(await read('shoppers.yml'))).shoppers,
    help: await Promise.all(names.map(async (name) => parseHelpArticle(await read('help', name)))),
  };
}
