import type { Recommendations } from '#protocol';
import { visitorToken } from '../presage.js';
import type { Shop } from './shop.js';
import { shopApi } from './shop-api.js';
import { type Recommended, valueOf } from './state.js';
import { type Query, queryOf, type Suggestion, suggestionsOf } from './suggestions.js';

/** How many fit into one row. */
export const RECOMMENDED = 4;
/** What comes later than this, in milliseconds, would move things under the shopper's hand. */
const PATIENCE = 2_500;

const placeOf = ({ place, product = '' }: Query): string => `${place} ${product}`;

/** What is recommended where the shopper is. */
export function recommendedIn({ state }: Shop): Recommended['answer'] {
  const query = queryOf(state.route);
  if (query === undefined) return { value: undefined };
  return state.recommended?.place === placeOf(query) ? state.recommended.answer : 'waiting';
}

/** Asks what to recommend here. Without an answer in time the page shows what it would show without Presage. */
export async function loadRecommendations(shop: Shop): Promise<void> {
  const query = queryOf(shop.state.route);
  if (query === undefined) return;
  const place = placeOf(query);
  shop.update({ recommended: { place, answer: 'waiting' } });
  const late = new Promise<undefined>((done) => setTimeout(done, PATIENCE));
  const value = await Promise.race([late, ask(shop, query)]);
  if (shop.state.recommended?.place === place) shop.update({ recommended: { place, answer: { value } } });
}

async function ask(shop: Shop, query: Query): Promise<Recommendations | undefined> {
  try {
    const { language } = shop.state;
    const token = await visitorToken();
    const answer = await shopApi.recommendations(token, { ...query, language, limit: String(RECOMMENDED) });
    return answer ?? undefined;
  } catch {
    return undefined; // The shop does not need it; what went wrong stands in the browser's own log.
  }
}

/** Undefined while it is not known yet. */
export function suggestionsIn(shop: Shop): readonly Suggestion[] | undefined {
  const answer = recommendedIn(shop);
  const catalogue = valueOf(shop.state.catalogue);
  if (answer === 'waiting' || catalogue === undefined) return undefined;
  return answer.value === undefined ? [] : suggestionsOf(answer.value, catalogue.products);
}
