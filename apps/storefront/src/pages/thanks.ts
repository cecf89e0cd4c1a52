import { html, type TemplateResult } from 'lit';
import { href } from '../parts/link.js';
import type { Shop } from '../shop/shop.js';

export const thanks = ({ words }: Shop, orderId: string): TemplateResult =>
  html`<div class="empty">
    <span class="tick" aria-hidden="true">✓</span>
    <h1 tabindex="-1">${words.thanks}</h1>
    <p>${words.thanksFor(orderId)}</p>
    <p class="actions">
      <a class="button main" href=${href('/orders')}>${words.seeOrders}</a>
      <a class="button" href=${href('/')}>${words.keepShopping}</a>
    </p>
  </div>`;
