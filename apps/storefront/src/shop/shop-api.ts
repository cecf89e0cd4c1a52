import type { OrderView } from '#protocol';
import type { Localised } from '../words/language.js';
import type { Cart } from './cart.js';
import type { Catalogue } from './catalogue.js';
import type { Shipping } from './pricing.js';

export interface Article {
  readonly slug: string;
  readonly title: Localised;
  readonly intents: readonly string[];
  readonly body: Localised;
}
export interface DemoShopper {
  readonly userId: string;
  readonly name: string;
  readonly language: string;
}
export interface Login {
  readonly userId: string;
  readonly userHash: string;
  readonly name: string;
}
export interface NewOrder {
  readonly token: string;
  readonly lines: Cart;
  readonly shipping: Shipping;
  readonly coupon?: string;
}

/** The demo shop's own server. Each call rejects with what the server said. */
export const shopApi = {
  catalogue: () => call<Catalogue>('catalogue'),
  help: () => call<readonly Article[]>('help'),
  shoppers: () => call<readonly DemoShopper[]>('shoppers'),
  login: (userId: string) => call<Login>('login', post({ userId })),
  placeOrder: (order: NewOrder) =>
    call<{ readonly orderId: string; readonly total: number }>('orders', post(order)),
  orders: (token: string) =>
    call<readonly OrderView[]>('orders', { headers: { authorization: `Bearer ${token}` } }),
};

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function call<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(`/shop/api/${path}`, init);
  if (response.ok) return (await response.json()) as Answer;
  const problem = (await response.json().catch(() => ({}))) as { readonly message?: string };
  throw new Error(problem.message ?? `The shop's server answered ${String(response.status)}.`);
}
