import type { Language } from '#protocol';

/** What of the shop a decision needs. */
export interface ShopContext {
  /** In which hours are meant. */
  readonly timeZone: string;
  /** What a product is called in a language; else it is called as the page called it. */
  readonly productName?: ((productId: string, language: Language) => string | undefined) | undefined;
}
