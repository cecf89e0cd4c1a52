import { html, nothing, type TemplateResult } from 'lit';
import type { Recommendations, ShownProduct } from '#protocol';
import type { View } from './acts.js';
import { webAddress } from './web-address.js';

/** Products beside one another, moved sideways where there are many. */
export const shelf = (label: string, cards: readonly (TemplateResult | typeof nothing)[]): TemplateResult =>
  html`<ul class="strip" aria-label=${label} tabindex="0">
    ${cards}
  </ul>`;

/** A link into the shop that says from which recommendation it is. */
export function productCard(
  { language, acts }: View,
  { productId, name, price, currency, url, imageUrl, reason }: ShownProduct,
  recommendationId: string | undefined,
): TemplateResult {
  const address = url === undefined ? undefined : addressOf(url, recommendationId);
  const click = (): void =>
    acts.clicked({
      product_id: productId,
      name,
      ...(recommendationId && { recommendation_id: recommendationId }),
    });
  const style = currency ? 'currency' : 'decimal';
  const inside = html`${imageUrl === undefined ? nothing : picture(imageUrl)}<b dir="auto">${name}</b
    ><span>${price?.toLocaleString(language, { style, ...(currency && { currency }) })}</span
    >${reason === undefined ? nothing : html`<small dir="auto">${reason}</small>`}`;
  return html`<li>
    ${
      address === undefined
        ? html`<div class="product">${inside}</div>`
        : html`<a class="product" href=${address} @click=${click}>${inside}</a>`
    }
  </li>`;
}

function addressOf(url: string, recommendationId: string | undefined): string | undefined {
  const address = webAddress(url);
  if (recommendationId !== undefined) address?.searchParams.set('recommendation_id', recommendationId);
  return address?.href;
}

/** Its place is kept, whether or not it comes. */
function picture(url: string): TemplateResult | typeof nothing {
  const address = webAddress(url);
  if (address === undefined) return nothing;
  return html`<img
    src=${address.href}
    alt=""
    width="128"
    height="96"
    loading="lazy"
    referrerpolicy="no-referrer"
    @error=${(event: Event) => (event.target as HTMLElement).classList.add('gone')}
  />`;
}

/** What is recommended beside an answer that brought nothing itself. */
export function recommended(view: View, { recommendationId, products }: Recommendations): TemplateResult {
  const shown = products.flatMap(({ productId, name, price, currency, url, reason: { kind, about } }) =>
    url === undefined
      ? []
      : productCard(
          view,
          {
            productId,
            name,
            url,
            reason: view.words.reasons[kind](about?.name),
            ...(price !== undefined && { price }),
            ...(currency !== undefined && { currency }),
          },
          recommendationId,
        ),
  );
  return shelf(view.words.products, shown);
}
