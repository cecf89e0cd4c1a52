/** What answers say about the shop. */
export interface ShopFacts {
  readonly name: string;
  readonly returnDays: number;
  /** Orders from this value on ship free. */
  readonly freeShippingFrom: { readonly amount: number; readonly currency: string };
  /** IANA name, for the day on which something happened; UTC where absent. */
  readonly timeZone?: string;
}
