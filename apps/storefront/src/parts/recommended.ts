import { html, nothing, type TemplateResult } from 'lit';
import { track } from '../presage.js';
import { follow } from '../shop/followed.js';
import { RECOMMENDED, suggestionsIn } from '../shop/recommendations.js';
import type { Shop } from '../shop/shop.js';
import type { Suggestion } from '../shop/suggestions.js';
import { recommendedClicked } from '../shop/tracking.js';
import { productCard } from './product-card.js';

/**
 * A row of recommended products under its heading. While it is on its way its place is kept.
 *
 * @param instead shown where there is nothing to recommend
 */
export function recommended(
  shop: Shop,
  title: string,
  instead: TemplateResult | typeof nothing = nothing,
): TemplateResult | typeof nothing {
  const suggestions = suggestionsIn(shop);
  if (suggestions === undefined)
    return html`<h2>${title}</h2>
      ${places}`;
  if (suggestions.length === 0) return instead;
  const popular = suggestions.every(({ reason }) => reason.kind === 'popular');
  return html`<h2>${popular ? shop.words.popular : title}</h2>
    <ul class="grid recommended">
      ${suggestions.map((suggestion, at) =>
        productCard(shop, suggestion.product, {
          note: popular ? nothing : reasonOf(shop, suggestion),
          chosen: () => choose(suggestion, at + 1),
        }),
      )}
    </ul>`;
}

function choose({ product, recommendationId }: Suggestion, position: number): void {
  follow(product.id, recommendationId);
  track('Product Clicked', recommendedClicked(product, recommendationId, position));
}

/** What it resembles or goes with is named, unless the shopper has it before them. */
function reasonOf({ state: { route, language }, words }: Shop, { reason }: Suggestion): string {
  const { kind, about } = reason;
  const here = route.page === 'product' && route.id === about?.id;
  return words.reasons[kind](here ? undefined : about?.name[language]);
}

const places = html`<ul class="grid recommended" aria-hidden="true">
  ${Array.from(
    { length: RECOMMENDED },
    () =>
      html`<li class="card skeleton">
        <span class="picture"></span><span class="name"></span><span class="brand"></span
        ><span class="price"></span><span class="reason"></span>
      </li>`,
  )}
</ul>`;
