import { html, nothing, type TemplateResult } from 'lit';
import type { OrderView } from '#protocol';
import { picture } from '../pictograms/picture.js';
import { href } from '../parts/link.js';
import { loadOrders } from '../shop/identity.js';
import type { Shop } from '../shop/shop.js';
import { valueOf } from '../shop/state.js';
import { day, money } from '../words/language.js';

export function orders(shop: Shop): TemplateResult {
  const { words, state } = shop;
  const loaded = state.orders;
  return html`<h1 tabindex="-1">${words.orders}</h1>
    ${
      loaded === 'waiting'
        ? skeleton
        : loaded === 'failed'
          ? failed(shop)
          : loaded.value.length === 0
            ? none(shop)
            : html`<ul class="orders">
                ${loaded.value.map((order) => orderView(shop, order))}
              </ul>`
    }`;
}

function orderView(shop: Shop, order: OrderView): TemplateResult {
  const { words, state } = shop;
  const { language } = state;
  const catalogue = valueOf(state.catalogue)?.products ?? [];
  return html`<li class="box">
    <div class="row">
      <h2>${words.order(order.orderId)}</h2>
      <span class="state ${order.status}">${words.states[order.status]}</span>
    </div>
    <p class="hint">
      ${words.placed(day(order.placedAt, language))}${
        order.expectedAt && !isOver(order)
          ? html` · ${words.expected(day(order.expectedAt, language))}`
          : nothing
      }
      ${order.trackingNumber ? html` · ${order.carrier} ${order.trackingNumber}` : nothing}
    </p>
    <ul class="brief">
      ${order.products.map(({ productId, name, quantity }) => {
        const product = catalogue.find(({ id }) => id === productId);
        return html`<li>
          <a href=${href(`/p/${productId}`)}
            >${product ? picture(product) : nothing}<span
              >${quantity} × ${product?.name[language] ?? name ?? productId}</span
            ></a
          >
        </li>`;
      })}
    </ul>
    ${order.total === undefined ? nothing : html`<p class="sum">${words.total} ${money(order.total, language, order.currency)}</p>`}
  </li>`;
}

const isOver = ({ status }: OrderView): boolean =>
  status === 'delivered' || status === 'cancelled' || status === 'refunded';

const none = ({ words }: Shop): TemplateResult =>
  html`<div class="empty">
    <h2>${words.noOrders}</h2>
    <p>${words.noOrdersHint}</p>
    <a class="button main" href=${href('/all')}>${words.shopAll}</a>
  </div>`;

const failed = (shop: Shop): TemplateResult =>
  html`<div class="empty" role="alert">
    <p>${shop.words.ordersFailed}</p>
    <button @click=${() => again(shop)}>${shop.words.again}</button>
  </div>`;

function again(shop: Shop): void {
  shop.update({ orders: 'waiting' });
  void loadOrders(shop);
}

const skeleton = html`<ul class="orders" aria-hidden="true">
  ${[1, 2, 3].map(() => html`<li class="box skeleton"><span class="bar short"></span><span class="bar"></span><span class="bar"></span></li>`)}
</ul>`;
