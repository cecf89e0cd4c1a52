import { anonymousShopper, knownShopper } from '#protocol';
import type { Random } from '../chance/random.js';
import type { ShopProduct } from '../shop/catalogue.js';
import type { World } from '../world.js';
import type { Person } from './person.js';

/** Something that was bought, and when it arrived. */
export interface Owned {
  readonly product: ShopProduct;
  readonly arrivedAt: number;
}

/** A shopper as they come and go: who they are, and what has happened so far. */
export class Shopper {
  isSignedIn = false;
  /** Price at which each product was last seen. */
  readonly seen = new Map<string, number>();
  readonly owned: Owned[] = [];
  /** What waits in the basket from visit to visit. */
  readonly basket = new Map<string, CartLine>();
  /** Where an earlier answer did not help, and by when it is forgotten. */
  isUnansweredUntil = 0;
  askedAt = -Infinity;
  /** Nobody is in the shop twice at a time. */
  busyUntil = -Infinity;
  visits = 0;
  orders = 0;
  conversations = 0;

  constructor(
    readonly world: World,
    readonly person: Person,
    readonly random: Random,
    /** Unique within the simulation. */
    readonly key: string,
  ) {}

  get visitorId(): string {
    return anonymousShopper(this.key);
  }

  /** As the shop knows them now. */
  get id(): string {
    return this.isSignedIn ? knownShopper(this.key) : this.visitorId;
  }
}

export interface CartLine {
  readonly product: ShopProduct;
  readonly quantity: number;
  readonly size?: string;
}
