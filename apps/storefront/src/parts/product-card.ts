import { html, nothing, type TemplateResult } from 'lit';
import { picture } from '../pictograms/picture.js';
import { isReduced, type Product } from '../shop/catalogue.js';
import { money } from '../words/language.js';
import type { Shop } from '../shop/shop.js';
import { href } from './link.js';

interface CardExtras {
  /** A line beneath: why it is shown. */
  readonly note?: string | typeof nothing;
  readonly chosen?: () => void;
}

export function productCard(
  shop: Shop,
  product: Product,
  { note = nothing, chosen }: CardExtras = {},
): TemplateResult {
  const { language } = shop.state;
  return html`<li class="card">
    <a href=${href(`/p/${product.id}`)} @click=${chosen ?? nothing}>
      ${picture(product)}
      ${isReduced(product) ? html`<span class="flag">−${percentOff(product)}%</span>` : nothing}
      <span class="name">${product.name[language]}</span>
      <span class="row"><span class="brand">${product.brand}</span>${stars(shop, product.rating)}</span>
      ${price(shop, product)}
      ${product.stock === 0 ? html`<span class="stock out">${shop.words.soldOut}</span>` : nothing}
      ${note === nothing ? nothing : html`<span class="reason">${note}</span>`}
    </a>
  </li>`;
}

export const price = (shop: Shop, product: Product): TemplateResult =>
  html`<span class="price">
    <span class=${isReduced(product) ? 'now' : ''}>${money(product.price, shop.state.language)}</span>
    ${
      isReduced(product)
        ? html`<s
            ><span class="hidden">${shop.words.was} </span
            >${money(product.listPrice ?? 0, shop.state.language)}</s
          >`
        : nothing
    }
  </span>`;

export const stars = (shop: Shop, rating: number): TemplateResult =>
  html`<span class="rating"
    ><span aria-hidden="true">★</span> <span class="hidden">${shop.words.rating(rating)}</span
    ><span aria-hidden="true">${rating.toFixed(1)}</span></span
  >`;

const percentOff = ({ price: now, listPrice = now }: Product): number =>
  Math.round((1 - now / listPrice) * 100);

export const productGrid = (shop: Shop, products: readonly Product[]): TemplateResult =>
  html`<ul class="grid">
    ${products.map((product) => productCard(shop, product))}
  </ul>`;

/** Holds the place of products that are on their way. */
export const skeletonGrid = (count: number): TemplateResult =>
  html`<ul class="grid" aria-hidden="true">
    ${Array.from({ length: count }, () => html`<li class="card skeleton"><span class="picture"></span><span class="bar"></span><span class="bar short"></span></li>`)}
  </ul>`;
