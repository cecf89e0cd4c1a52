import { ProductIndex, readMessage, type NamedProduct } from '#reading';
import type { Config } from '../config/config.js';
import { DemoShop } from '../shop/demo-shop.js';
import type { MessageReader } from './understand-messages.js';

/** Reads messages as this shop's: with its time zone, its order numbers, its products. */
export async function openMessageReader({ demo, reading }: Config): Promise<MessageReader> {
  const { timeZone, country, orderNumbers } = reading;
  const products = new ProductIndex(demo ? await demoProducts() : []);
  const known = { products, country, orderPatterns: orderNumbers && [orderNumbers] };
  return (text, writtenAt) => readMessage(text, { ...known, moment: { now: writtenAt, timeZone } });
}

async function demoProducts(): Promise<NamedProduct[]> {
  const { catalogue } = await DemoShop.load();
  return catalogue.products.map(({ id, name }) => ({ id, names: Object.values(name) }));
}
