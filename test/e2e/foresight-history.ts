import type { EventStore } from '#event-store';
import { conversationStream, type DataOf, schemaVersionOf, type EventType, shopperStream } from '#protocol';
import { derivedId, type EventMetadata, type NewEvent, seededRandom } from '#kernel';

/** An event and the stream it belongs to. */
interface Told {
  readonly stream: string;
  readonly event: NewEvent;
}

export interface ShopStory {
  readonly seed: number;
  readonly shoppers: number;
  readonly days: number;
  readonly from: Date;
  /** What a shopper whose payment failed asks about: the world that is to be learnt. */
  readonly asksAbout: string;
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A shop in which there is one thing to learn: half look around, the others buy, their payments fail, and they ask. */
function* tell({
  seed,
  shoppers,
  days,
  from,
  asksAbout,
}: ShopStory): Generator<Told & { readonly at: number }> {
  const random = seededRandom(seed);
  for (let i = 0; i < shoppers; i++) {
    const shopperId = `u-sim-${String(seed)}-${String(i)}`;
    let at = from.getTime() + random() * days * DAY;
    const next = <Type extends EventType>(stream: string, type: Type, data: DataOf<Type>) => {
      at += MINUTE * (0.2 + random());
      const occurredAt = new Date(at).toISOString();
      const id = derivedId(stream, type, String(at));
      const metadata: EventMetadata = {
        correlationId: id,
        actor: { kind: 'shopper', id: shopperId },
        occurredAt,
      };
      const schemaVersion = schemaVersionOf(type);
      return { stream, at, event: { id, type, schemaVersion, data, metadata } };
    };
    const own = shopperStream(shopperId);
    if (random() < 0.5) {
      yield next(own, 'PageViewed', { path: '/' });
      for (let seen = 0; seen < 2 + random() * 5; seen++)
        yield next(own, 'ProductListViewed', { category: 'hats' });
      yield next(own, 'HelpArticleViewed', { article_id: 'care' });
      continue;
    }
    const product = { product_id: `p-${String(Math.floor(random() * 8))}`, category: 'hats', price: 20 };
    for (let seen = 0; seen < 1 + random() * 3; seen++) yield next(own, 'ProductViewed', product);
    yield next(own, 'ProductAdded', product);
    yield next(own, 'CheckoutStarted', { products: [product], total: 20 });
    yield next(own, 'PaymentFailed', { reason: 'insufficient_funds' });
    const conversation = { conversationId: `c-${shopperId}`, shopperId };
    yield next(conversationStream(conversation.conversationId), 'IntentClassified', {
      ...conversation,
      messageId: 'm',
      ranking: [{ intent: asksAbout, probability: 0.9 }],
      outOfScope: false,
      band: 'sure',
      language: 'en',
      model: { name: 'intents', version: 'test' },
    });
  }
}

/** Puts it into the log in order of time. @returns the last position */
export async function toldTo(store: EventStore, story: ShopStory): Promise<bigint> {
  const told = [...tell(story)].sort((one, other) => one.at - other.at);
  for (let from = 0; from < told.length; from += 250) {
    const streams = new Map<string, NewEvent[]>();
    for (const { stream, event } of told.slice(from, from + 250)) {
      streams.set(stream, [...(streams.get(stream) ?? []), event]);
    }
    const appended = Array.from(streams, ([stream, own]) => store.append(stream, own));
    await Promise.all(appended);
  }
  return store.head();
}
