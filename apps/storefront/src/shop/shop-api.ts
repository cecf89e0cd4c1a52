import type {
  DemoPerson,
  OrderView,
  PlacedOrder,
  PlaceOrder,
  Recommendations,
  ShopLoginReply,
} from '#protocol';
import type { Localised } from '../words/language.js';
import type { Catalogue } from './catalogue.js';

export interface Article {
  readonly slug: string;
  readonly title: Localised;
  readonly intents: readonly string[];
  readonly body: Localised;
}
/** The servers behind the demo shop. Each call rejects with what the server said. */
export const shopApi = {
  catalogue: () => call<Catalogue>('catalogue'),
  help: () => call<readonly Article[]>('help'),
  shoppers: () => call<readonly DemoPerson[]>('shoppers'),
  login: (shopperId: string) => call<ShopLoginReply>('login', post({ shopperId })),
  placeOrder: (order: PlaceOrder) => call<PlacedOrder>('orders', post(order)),
  orders: (token: string) =>
    call<readonly OrderView[]>('orders', { headers: { authorization: `Bearer ${token}` } }),
  recommendations,
};

/** What Presage answers, beside the shop's own server; null where it has nothing to recommend. */
async function recommendations(
  token: string,
  query: Readonly<Record<string, string>>,
): Promise<Recommendations | null> {
  const response = await fetch(`/api/recommendations?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return response.status === 204 ? null : answerOf(response);
}

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function call<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  return answerOf(await fetch(`/shop/api/${path}`, init));
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer;
  const problem = (await response.json().catch(() => ({}))) as { readonly message?: string };
  throw new Error(problem.message ?? `The shop's server answered ${String(response.status)}.`);
}
