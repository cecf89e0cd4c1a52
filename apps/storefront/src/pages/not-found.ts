import { html, type TemplateResult } from 'lit';
import { href } from '../parts/link.js';
import type { Shop } from '../shop/shop.js';

export const notFound = ({ words }: Shop): TemplateResult =>
  html`<div class="empty">
    <h1 tabindex="-1">${words.notFound}</h1>
    <p>${words.notFoundHint}</p>
    <a class="button main" href=${href('/')}>${words.toStart}</a>
  </div>`;

export const loadFailed = (shop: Shop): TemplateResult =>
  html`<div class="empty" role="alert">
    <p>${shop.words.loadFailed}</p>
    <button class="main" @click=${() => void Promise.all([shop.load('catalogue'), shop.load('help')])}>
      ${shop.words.again}
    </button>
  </div>`;
