import type { Logger } from 'pino';
import { NoArticles, NoWriter, readAnswers, type ShopBackend, type ShopFacts } from '#assistance';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { ReadModels } from '#read-models';
import type { Secrets } from '../access/secrets.js';
import type { Config } from '../config/config.js';
import type { DeskNow } from '../desk/hours/desk-now.js';
import type { ServingForesight } from '../foresight/online/serving-foresight.js';
import type { Recommender } from '../recommendations/recommender.js';
import { DemoShop } from '../shop/demo-shop.js';
import { DemoShopBackend } from '../shop/demo-shop-backend.js';
import { InvoiceLinks } from '../shop/invoice-links.js';
import { ToldShop } from '../shop/told-shop.js';
import type { AssistantParts } from './assistant-parts.js';
import { recommendInChat } from './recommend-in-chat.js';

export interface OpeningParts {
  readonly config: Config;
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secrets: Secrets;
  readonly desk: DeskNow;
  readonly recommender: Recommender;
  readonly serving: ServingForesight;
}

/** @throws InvalidAnswers naming file and section of everything that is wrong with the shop's answers */
export async function openAssistant(
  parts: OpeningParts,
  untilCurrent: AssistantParts['untilCurrent'],
): Promise<AssistantParts> {
  const { config, store, readModels, clock, log, desk } = parts;
  const shop = await openShop(parts);
  const knowledge = {
    answers: await readAnswers(config.answers),
    shop: await shopFacts(config),
    acts: shop.acts,
  };
  return {
    ...{ store, readModels, clock, log, shop, untilCurrent },
    knowledge: () => knowledge,
    articles: new NoArticles(),
    writer: new NoWriter(),
    recommend: recommendInChat(parts),
    desk: () => desk.hours(),
  };
}

async function openShop({ config, secrets, ...parts }: OpeningParts): Promise<ShopBackend> {
  if (!config.demo) return new ToldShop(parts.readModels, parts.recommender.catalogue);
  const links = new InvoiceLinks(secrets.token);
  return new DemoShopBackend({ ...parts, shop: await DemoShop.load(), links });
}

/** What answers say of the shop: of the demo shop, or as the operator has told. */
async function shopFacts({ demo, shop }: Config): Promise<ShopFacts> {
  if (!demo) return shop;
  const { catalogue } = await DemoShop.load();
  const { name, currency, returnDays, freeShippingFrom } = catalogue.shop;
  const { timeZone } = shop;
  return {
    name,
    returnDays,
    freeShippingFrom: { amount: freeShippingFrom, currency },
    ...(timeZone !== undefined && { timeZone }),
    productNames: new Map(catalogue.products.map((product) => [product.id, product.name])),
  };
}
