import { derivedId, type Actor } from '#kernel';
import { schemaVersionOf, shopperStream, type DataOf, type EventType, type New } from '#protocol';
import type { Catalogue, DemoShopper, HelpArticle, Product } from './load.js';
import type { Random } from '#simulator';

/** An event and the stream it belongs to. */
export interface HistoryEvent {
  readonly stream: string;
  readonly event: New;
}

/** What the telling of one shopper's story has at hand. */
export interface Story {
  readonly shopper: DemoShopper;
  readonly catalogue: Catalogue;
  readonly help: readonly HelpArticle[];
  readonly random: Random;
  /** Milliseconds. */
  readonly now: number;
  readonly events: HistoryEvent[];
  /** Orders so far; numbers them. */
  orders: number;
  /** Place among the shoppers; keeps order numbers apart. */
  readonly index: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const iso = (at: number): string => new Date(at).toISOString();

/** Adds one event to the story. Ids follow from what happened, so that telling it twice stores it once. */
export function tell<Type extends EventType>(
  story: Story,
  stream: string,
  type: Type,
  at: number,
  data: DataOf<Type>,
  by: { actor: Actor; correlationId?: string },
): void {
  const id = derivedId('demo', stream, type, iso(at), String(story.events.length));
  const metadata = { correlationId: by.correlationId ?? id, actor: by.actor, occurredAt: iso(at) };
  const schemaVersion = schemaVersionOf(type);
  story.events.push({ stream, event: { id, type, schemaVersion, data, metadata } as New });
}

/** One visit to the shop: a clock that runs from event to event, and the id the visitor is known under. */
export class Visit {
  private readonly correlationId: string;

  constructor(
    readonly story: Story,
    readonly shopperId: string,
    public at: number,
  ) {
    this.correlationId = derivedId('demo-visit', shopperId, iso(at));
  }

  /** Something the shopper does, between five seconds and a minute and a half after the last. */
  does<Type extends EventType>(type: Type, data: DataOf<Type>): void {
    const { shopper, random } = this.story;
    const context = { device: shopper.device, locale: shopper.language === 'zh' ? 'zh-CN' : 'en-GB' };
    tell(
      this.story,
      shopperStream(this.shopperId),
      type,
      this.at,
      { ...data, context },
      {
        actor: { kind: 'shopper', id: this.shopperId },
        correlationId: this.correlationId,
      },
    );
    this.at += random.between(5_000, 90_000);
  }

  opens(path: string, title: string, referrer?: string): void {
    this.does('PageViewed', { path, title, ...(referrer === undefined ? {} : { referrer }) });
  }
}

/** @returns a product as the shop's pages send it, named in the shopper's language */
export function properties(story: Story, product: Product) {
  const { id, category, brand, price } = product;
  const name = product.name[story.shopper.language];
  return { product_id: id, name, category, brand, price, currency: story.catalogue.shop.currency };
}
