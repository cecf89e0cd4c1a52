/** The key under which a shopper's fields are sealed at the moment. */
export interface SealingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

/** What became of a key: held, or destroyed and with it everything that was sealed under it. */
export type FoundKey =
  | { readonly kind: 'held'; readonly secret: Uint8Array }
  | { readonly kind: 'destroyed'; readonly at: string };

/** A key without its bytes. */
export interface KeyRecord {
  readonly id: string;
  /** Empty where only the key's id was ever known here. */
  readonly shopperId: string;
  readonly madeAt: string;
  readonly destroyedAt?: string;
}

/**
 * The keys of shoppers, one in use for each. Promises, held by the contract suite:
 *
 * - a shopper has the same key until it is destroyed, also where many ask for it at once and in several processes;
 *   after that a new one, with another id;
 * - a key that was given out survives a crash of the process;
 * - when `destroy` resolves, the bytes of the key are nowhere in the keys' files any more, and nobody who opened
 *   the same keys, in whatever process or thread, is given it again; its tombstone stays for good;
 * - a tombstone is never turned back into a key.
 */
export abstract class ShopperKeys {
  /** Made where the shopper has none. One that is at hand is given at once. */
  abstract forSealing(shopperId: string): SealingKey | Promise<SealingKey>;

  /** The keys of these ids; ids that were never heard of here are not in the map. */
  abstract find(ids: readonly string[]): Promise<ReadonlyMap<string, FoundKey>>;

  /** Every key these shoppers ever had, the destroyed ones too, oldest first. */
  abstract of(shopperIds: readonly string[]): Promise<readonly KeyRecord[]>;

  /**
   * Destroys keys for good. One that was destroyed before stays as it is; an id that was never heard of gets a
   * tombstone, so that no copy of that key can be brought in later.
   *
   * @param at ISO 8601, written on the tombstones
   * @returns how many were destroyed by this call
   */
  abstract destroy(ids: readonly string[], at: string): Promise<number>;

  abstract close(): Promise<void>;
}
