import { ProductIndex, readMessage, type ReadMessage } from '#reading';
import type { Config } from '../config/config.js';
import { DemoShop } from '../shop/demo-shop.js';

/** What a message says beside its intent. @param at when it was said, ISO 8601 */
export type MessageReader = (text: string, at: string) => ReadMessage;

/** Reads messages as this shop's: with its time zone, its order numbers and its products. */
export async function openMessageReader({
  demo,
  reading,
}: Pick<Config, 'demo' | 'reading'>): Promise<MessageReader> {
  const { timeZone, country, orderNumbers } = reading;
  const products = demo ? await demoProducts() : undefined;
  const known = { products, country, orderPatterns: orderNumbers && [orderNumbers] };
  return (text, at) => readMessage(text, { ...known, moment: { now: new Date(at), timeZone } });
}

async function demoProducts(): Promise<ProductIndex> {
  const { catalogue } = await DemoShop.load();
  return new ProductIndex(catalogue.products.map(({ id, name }) => ({ id, names: Object.values(name) })));
}
