import type { Logger } from 'pino';
import type { ArticleFinder, ShopBackend } from '#assistance';
import type { EventStore } from '#event-store';
import { HttpShopBackend } from '#shop-backend-http';
import type { Clock } from '#kernel';
import type { ReadModels } from '#read-models';
import type { Secrets } from '../access/secrets.js';
import type { Config } from '../config/config.js';
import type { LiveContent } from '../content/live-content.js';
import { liveKnowledge } from '../content/live-knowledge.js';
import type { DeskNow } from '../desk/hours/desk-now.js';
import type { ServingForesight } from '../foresight/online/serving-foresight.js';
import { stateOfVisitor } from '../recommendations/shopper-state.js';
import type { Recommender } from '../recommendations/recommender.js';
import { DemoShop } from '../shop/demo-shop.js';
import { DemoShopBackend } from '../shop/demo-shop-backend.js';
import { InvoiceLinks } from '../shop/invoice-links.js';
import { shopFacts } from '../shop/shop-facts.js';
import { ToldShop } from '../shop/told-shop.js';
import type { AssistantParts } from './assistant-parts.js';
import { openWriter } from './open-writer.js';
import { recommendInChat } from './recommend-in-chat.js';

export interface OpeningParts {
  readonly config: Config;
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secrets: Secrets;
  readonly desk: DeskNow;
  /** What the shop says. */
  readonly content: LiveContent;
  readonly articles: ArticleFinder;
  readonly recommender: Recommender;
  readonly serving: ServingForesight;
}

/** Everything the assistant works with: the shop, what it says, and who knows more. */
export async function openAssistant(
  parts: OpeningParts,
  untilCurrent: AssistantParts['untilCurrent'],
): Promise<AssistantParts> {
  const { config, store, readModels, clock, log, desk } = parts;
  const shop = await openShop(parts);
  const known = { shop: await shopFacts(config), acts: shop.acts };
  return {
    ...{ store, readModels, clock, log, shop, untilCurrent },
    knowledge: liveKnowledge(parts.content, known, log),
    articles: parts.articles,
    writer: openWriter(config.answerModel, known.shop, parts),
    recommend: recommendInChat(parts),
    lookedAt: async (shopperId) => (await stateOfVisitor(parts, shopperId)).lookedAt.at(-1),
    desk: () => desk.hours(),
  };
}

/** The shop's own server where the operator names one; else the demo's, or what events have told. */
async function openShop({ config, secrets, ...parts }: OpeningParts): Promise<ShopBackend> {
  const { shopBackend } = config;
  if (shopBackend) return new HttpShopBackend({ ...shopBackend, clock: parts.clock });
  if (!config.demo) return new ToldShop(parts.readModels, parts.recommender.catalogue);
  const links = new InvoiceLinks(secrets.token);
  return new DemoShopBackend({ ...parts, shop: await DemoShop.load(), links });
}
