import type { Language } from '#protocol';

/** A name in every language the assistant writes. */
export type LocalName = Readonly<Record<Language, string>>;

/** What answers say about the shop. */
export interface ShopFacts {
  readonly name: LocalName;
  readonly returnDays: number;
  /** Orders from this value on ship free. */
  readonly freeShippingFrom: { readonly amount: number; readonly currency: string };
  /** IANA name, for the day on which something happened; UTC where absent. */
  readonly timeZone?: string;
  /** Names of products by id; a product that is not here is called what its order calls it. */
  readonly productNames?: ReadonlyMap<string, LocalName>;
}
