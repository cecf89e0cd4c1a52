import { html, nothing, type TemplateResult } from 'lit';
import { picture } from '../pictograms/picture.js';
import { href } from '../parts/link.js';
import { price, productGrid, stars } from '../parts/product-card.js';
import { recommended } from '../parts/recommended.js';
import { type Catalogue, type Product, relatedTo } from '../shop/catalogue.js';
import { addToCart } from '../shop/deeds.js';
import type { Shop } from '../shop/shop.js';
import { valueOf } from '../shop/state.js';
import { money } from '../words/language.js';
import { notFound } from './not-found.js';

const FEW = 5;

export function product(shop: Shop, id: string): TemplateResult {
  const catalogue = valueOf(shop.state.catalogue);
  if (catalogue === undefined) return skeleton;
  const found = catalogue.products.find((one) => one.id === id);
  if (found === undefined) return notFound(shop);
  const related = html`<h2>${shop.words.related}</h2>
    ${productGrid(shop, relatedTo(found, catalogue.products))}`;
  return html`${crumbs(shop, catalogue, found)}
    <article class="product">
      ${picture(found)}
      <div class="facts">
        <p class="brand">${found.brand}</p>
        <h1 tabindex="-1">${found.name[shop.state.language]}</h1>
        <p class="row">${price(shop, found)} ${stars(shop, found.rating)}</p>
        <p class="description">${found.description[shop.state.language]}</p>
        ${sizes(shop, found)} ${buy(shop, found)} ${promises(shop, catalogue)}
      </div>
    </article>
    ${recommended(shop, shop.words.related, related)}`;
}

function crumbs(
  { state: { language }, words }: Shop,
  { categories }: Catalogue,
  found: Product,
): TemplateResult {
  const category = categories.find(({ id }) => id === found.category);
  return html`<nav class="crumbs" aria-label=${words.whereYouAre}>
    ${category ? html`<a href=${href(`/c/${category.id}`)}>${category.name[language]}</a>` : nothing}
  </nav>`;
}

function sizes(shop: Shop, { sizes: offered }: Product): TemplateResult | typeof nothing {
  if (!offered) return nothing;
  return html`<fieldset class="sizes">
    <legend>${shop.words.size}</legend>
    ${offered.map(
      (size) =>
        html`<label
          ><input
            type="radio"
            name="size"
            value=${size}
            .checked=${shop.state.size === size}
            @change=${() => shop.update({ size, notice: undefined })}
          /><span>${size}</span></label
        >`,
    )}
  </fieldset>`;
}

function buy(shop: Shop, found: Product): TemplateResult {
  const { words, state } = shop;
  const notices = { added: words.added, 'choose-size': words.chooseSize, 'at-limit': words.atLimit };
  return html`<p class="stock ${found.stock === 0 ? 'out' : ''}">
      ${found.stock === 0 ? words.soldOut : found.stock <= FEW ? words.fewLeft(found.stock) : words.inStock}
    </p>
    <div class="buy">
      <button class="main" ?disabled=${found.stock === 0} @click=${() => addToCart(shop, found)}>
        ${words.add}
      </button>
      <p role="status" class=${state.notice ?? ''}>
        ${state.notice ? notices[state.notice] : nothing}
        ${state.notice === 'added' ? html`<a href=${href('/cart')}>${words.cart}</a>` : nothing}
      </p>
    </div>`;
}

const promises = ({ words, state }: Shop, { shop }: Catalogue): TemplateResult =>
  html`<ul class="promises">
    <li>${words.freeFrom(money(shop.freeShippingFrom, state.language))}</li>
    <li>${words.returns(shop.returnDays)}</li>
  </ul>`;

const skeleton = html`<div class="crumbs"></div>
  <article class="product skeleton" aria-hidden="true">
    <span class="picture"></span>
    <div class="facts"><span class="bar"></span><span class="bar short"></span><span class="bar"></span></div>
  </article>`;
