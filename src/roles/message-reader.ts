import { ProductIndex, readMessage, type ReadMessage } from '#reading';
import { DemoShop } from '../shop/demo-shop.js';

/** What a message says beside its intent. @param at when it was said, ISO 8601 */
export type MessageReader = (text: string, at: string) => ReadMessage;

/**
 * Reads language, mood and named things as this shop knows them.
 *
 * @param demo whether the products are those of the demo shop
 */
export async function openMessageReader({ demo }: { readonly demo: boolean }): Promise<MessageReader> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const products = demo ? await demoProducts() : undefined;
  return (text, at) => readMessage(text, { moment: { now: new Date(at), timeZone }, products });
}

async function demoProducts(): Promise<ProductIndex> {
  const { catalogue } = await DemoShop.load();
  return new ProductIndex(catalogue.products.map(({ id, name }) => ({ id, names: Object.values(name) })));
}
