/** What the simulator needs to know of a shop; the demo shop's catalogue is one. */
export interface ShopCatalogue {
  readonly shop: {
    readonly id: string;
    readonly currency: string;
    readonly freeShippingFrom: number;
  };
  readonly categories: readonly { readonly id: string }[];
  readonly products: readonly ShopProduct[];
}

export interface ShopProduct {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly category: string;
  readonly brand: string;
  readonly price: number;
  /** The price when it is not reduced. */
  readonly listPrice?: number | undefined;
  readonly stock: number;
  readonly sizes?: readonly string[] | undefined;
  /** What kind of thing it is; products of one kind stand for one another. */
  readonly glyph: string;
}
