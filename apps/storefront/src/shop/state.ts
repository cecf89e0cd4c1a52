import type { DemoPerson, OrderView, Recommendations, ShopLoginReply } from '#protocol';
import { type Route, routeOf } from '../router.js';
import type { Language } from '../words/language.js';
import type { Cart } from './cart.js';
import type { Catalogue } from './catalogue.js';
import type { CouponAnswer, Shipping } from './pricing.js';
import type { Article } from './shop-api.js';

/** Something that is fetched: not yet there, there, or not to be had. */
export type Loaded<Value> = 'waiting' | 'failed' | { readonly value: Value };

export const valueOf = <Value>(loaded: Loaded<Value>): Value | undefined =>
  typeof loaded === 'object' ? loaded.value : undefined;

export interface Address {
  readonly name: string;
  readonly email: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}
export type Payment = 'card' | 'declined' | 'paypal' | 'transfer';

export interface Checkout {
  readonly id: string;
  readonly step: 1 | 2 | 3;
  readonly address: Address;
  readonly shipping: Shipping;
  readonly payment: Payment;
  readonly progress: 'filling' | 'paying' | 'declined' | 'failed';
}

/** What is recommended at one place; kept until another place is arrived at. */
export interface Recommended {
  readonly place: string;
  /** Without a value where there is nothing to recommend. */
  readonly answer: 'waiting' | { readonly value: Recommendations | undefined };
}

/** Everything the pages show follows from this. */
export interface ShopState {
  readonly route: Route;
  /** Of the address: filters and sorting, so that a list can be passed on and the back button works. */
  readonly search: string;
  readonly language: Language;
  readonly catalogue: Loaded<Catalogue>;
  readonly articles: Loaded<readonly Article[]>;
  readonly shoppers: Loaded<readonly DemoPerson[]>;
  readonly orders: Loaded<readonly OrderView[]>;
  readonly recommended: Recommended | undefined;
  readonly login: ShopLoginReply | undefined;
  readonly cart: Cart;
  readonly coupon: string | undefined;
  readonly couponAnswer: CouponAnswer | undefined;
  readonly checkout: Checkout | undefined;
  /** On a product's page: the size taken, and what became of the last press of the button. */
  readonly size: string | undefined;
  readonly notice: 'added' | 'choose-size' | 'at-limit' | undefined;
  readonly helpQuery: string;
}

export const initialState = (language: Language): ShopState => ({
  route: routeOf(location.pathname, location.search),
  search: location.search,
  language,
  catalogue: 'waiting',
  articles: 'waiting',
  shoppers: 'waiting',
  orders: 'waiting',
  recommended: undefined,
  login: undefined,
  cart: [],
  coupon: undefined,
  couponAnswer: undefined,
  checkout: undefined,
  size: undefined,
  notice: undefined,
  helpQuery: '',
});
