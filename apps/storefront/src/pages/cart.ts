import { html, nothing, type TemplateResult } from 'lit';
import { picture } from '../pictograms/picture.js';
import { href } from '../parts/link.js';
import { recommended } from '../parts/recommended.js';
import { type FullLine, limitOf } from '../shop/cart.js';
import { linesIn, setQuantity, totalsIn } from '../shop/deeds.js';
import type { Shop } from '../shop/shop.js';
import { valueOf } from '../shop/state.js';
import { money } from '../words/language.js';
import { couponBox, summary } from './summary.js';

export function cart(shop: Shop): TemplateResult {
  const { words, state } = shop;
  const lines = linesIn(shop);
  if (lines.length === 0 && (state.cart.length === 0 || valueOf(state.catalogue))) return emptyCart(shop);
  return html`<h1 tabindex="-1">${words.cart}</h1>
    <div class="split">
      <ul class="lines">
        ${lines.map((line) => lineView(shop, line))}
      </ul>
      <aside class="box">
        ${summary(shop)} ${untilFree(shop)} ${couponBox(shop)}
        <a class="button main wide" href=${href('/checkout')}>${words.toCheckout}</a>
      </aside>
    </div>
    ${lines.length > 0 ? recommended(shop, words.goesWithCart) : nothing}`;
}

export const emptyCart = ({ words }: Shop): TemplateResult =>
  html`<div class="empty">
    <h1 tabindex="-1">${words.emptyCart}</h1>
    <p>${words.emptyCartHint}</p>
    <a class="button main" href=${href('/all')}>${words.shopAll}</a>
  </div>`;

function lineView(shop: Shop, line: FullLine): TemplateResult {
  const { words, state } = shop;
  const { product, quantity, size } = line;
  const name = product.name[state.language];
  return html`<li>
    <a href=${href(`/p/${product.id}`)} tabindex="-1" aria-hidden="true">${picture(product)}</a>
    <div>
      <a class="name" href=${href(`/p/${product.id}`)}>${name}</a>
      <p class="brand">${size === undefined ? product.brand : `${words.size} ${size}`}</p>
    </div>
    <div class="quantity" role="group" aria-label=${`${words.quantity}: ${name}`}>
      <button aria-label=${words.fewer} @click=${() => setQuantity(shop, line, quantity - 1)}>−</button>
      <output>${quantity}</output>
      <button
        aria-label=${words.more}
        ?disabled=${quantity >= limitOf(product)}
        @click=${() => setQuantity(shop, line, quantity + 1)}
      >
        +
      </button>
    </div>
    <span class="price">${money(product.price * quantity, state.language)}</span>
    <button class="quiet" @click=${() => setQuantity(shop, line, 0)}>${words.remove}</button>
  </li>`;
}

function untilFree(shop: Shop): TemplateResult | typeof nothing {
  const { goods, discount } = totalsIn(shop);
  const missing = (valueOf(shop.state.catalogue)?.shop.freeShippingFrom ?? 0) - (goods - discount);
  return missing > 0
    ? html`<p class="hint">${shop.words.untilFree(money(missing, shop.state.language))}</p>`
    : nothing;
}
