import type { OrderView } from '#protocol';

/** What a shop can be asked to do to an order. */
export const shopActs = ['cancel_order', 'change_address', 'start_return', 'invoice'] as const;
export type ShopAct = (typeof shopActs)[number];

export interface DeliveryAddress {
  readonly recipient: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly phone?: string;
}

interface About {
  /** Doing the same again under the same id does nothing more and answers the same. */
  readonly flowId: string;
  /** Who asks: proven, and the shop looks no further than their own orders. */
  readonly shopperId: string;
  readonly orderId: string;
}

/** Something a shopper has said yes to. */
export type ShopAction =
  | (About & { readonly act: 'cancel_order'; readonly reason: string })
  | (About & { readonly act: 'change_address'; readonly address: DeliveryAddress })
  | (About & {
      readonly act: 'start_return';
      readonly productIds: readonly string[];
      readonly reason: string;
    })
  | (About & {
      readonly act: 'invoice';
      /** Absent: to the shopper as a private person. */
      readonly company?: { readonly name: string; readonly taxNumber?: string };
    });

/** Why a shop would not act. */
export const actRefusals = [
  'unknown-order',
  'already-shipped',
  'already-cancelled',
  'not-delivered',
  'return-period-over',
  'already-returned',
  'not-possible',
] as const;
export type ActRefusal = (typeof actRefusals)[number];

export type Acted =
  | {
      readonly outcome: 'done';
      /** What the shopper can quote. */
      readonly reference: string;
      readonly document?: { readonly title: string; readonly url: string };
    }
  | { readonly outcome: 'refused'; readonly reason: ActRefusal };

/** A product as the shop sells it now. */
export interface StockedProduct {
  readonly productId: string;
  readonly name: Readonly<Partial<Record<'en' | 'zh', string>>>;
  readonly price?: number;
  readonly currency?: string;
  /** How many are left; absent where the shop does not tell. */
  readonly stock?: number;
  readonly url?: string;
  readonly imageUrl?: string;
}

/** The shop could not be reached, or gave no answer that can be used: whether it acted is not known. */
export class ShopUnavailable extends Error {
  override readonly name = 'ShopUnavailable';
}

/**
 * The shop's own server, as the assistant needs it. Promises, held by the contract suite:
 *
 * - `orders` gives what this shopper may see and nothing of anybody else, newest first.
 * - `act` is idempotent by `flowId`: asked again, it does nothing more and answers the same.
 * - An order that is not this shopper's is `unknown-order`, whether or not it exists.
 * - What the shop would not do is a refusal, not an error; it throws {@link ShopUnavailable} and nothing else.
 */
export abstract class ShopBackend {
  /** What it can be asked to do; where something is not here, a person does it. */
  abstract readonly acts: ReadonlySet<ShopAct>;

  abstract orders(shopperId: string): Promise<readonly OrderView[]>;

  /** Products that a text names, best first, at most `limit`; empty where it names none. */
  abstract findProducts(text: string, limit: number): Promise<readonly StockedProduct[]>;

  /** By id, those that the shop knows, in the order asked for. */
  abstract products(ids: readonly string[]): Promise<readonly StockedProduct[]>;

  abstract act(action: ShopAction): Promise<Acted>;
}
