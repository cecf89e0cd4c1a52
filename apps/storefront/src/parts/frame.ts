import { html, nothing, type TemplateResult } from 'lit';
import { countOf } from '../shop/cart.js';
import { logIn, logOut } from '../shop/identity.js';
import type { Shop } from '../shop/shop.js';
import { valueOf } from '../shop/state.js';
import { icons } from './icons.js';
import { href } from './link.js';

/** Header, page and footer. */
export const frame = (shop: Shop, page: TemplateResult): TemplateResult =>
  html`<a class="skip" href="#main">${shop.words.skip}</a>
    ${header(shop)} ${categoryBar(shop)}
    <main id="main">${page}</main>
    <footer><p>${shop.words.footer}</p></footer>`;

function header(shop: Shop): TemplateResult {
  const { words } = shop;
  return html`<header class="top">
    <a class="brand-mark" href=${href('/')}
      >${icons.pine}<span>${shop.state.language === 'zh' ? '港湾与松' : 'Harbour & Pine'}</span></a
    >
    ${searchBox(shop)}
    <nav class="tools" aria-label=${words.tools}>
      <a class="tool" href=${href('/help')}>${icons.help}<span>${words.help}</span></a>
      <a class="tool" href=${href('/orders')}>${icons.parcel}<span>${words.orders}</span></a>
      ${account(shop)}
      <button class="tool" @click=${() => switchLanguage(shop)}>
        <span lang=${shop.state.language === 'zh' ? 'en' : 'zh'}>${words.language}</span>
      </button>
      <button class="tool" aria-label=${words.theme} title=${words.theme} @click=${switchTheme}>
        ${icons.theme}
      </button>
      ${cartLink(shop)}
    </nav>
  </header>`;
}

function cartLink({ state, words }: Shop): TemplateResult {
  const count = countOf(state.cart);
  return html`<a class="tool cart" href=${href('/cart')}
    ><span class="hidden">${words.cartWith(count)}</span>${icons.cart}<span aria-hidden="true"
      >${words.cart}</span
    >${count > 0 ? html`<b aria-hidden="true">${count}</b>` : nothing}</a
  >`;
}

function searchBox(shop: Shop): TemplateResult {
  const { route } = shop.state;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const query = new FormData(event.target as HTMLFormElement).get('q');
    if (typeof query === 'string' && query.trim() !== '')
      shop.go(`/search?q=${encodeURIComponent(query.trim())}`);
  };
  return html`<form class="search" role="search" action=${href('/search')} @submit=${submit}>
    <input
      type="search"
      name="q"
      maxlength="200"
      aria-label=${shop.words.search}
      placeholder=${shop.words.search}
      .value=${route.page === 'list' ? (route.query ?? '') : ''}
    />
    <button aria-label=${shop.words.search}>${icons.search}</button>
  </form>`;
}

function account(shop: Shop): TemplateResult {
  const { state, words } = shop;
  const shoppers = valueOf(state.shoppers) ?? [];
  const choose = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const chosen = shoppers.find(({ shopperId }) => shopperId === select.value);
    const outcome = chosen ? logIn(shop, chosen) : logOut(shop);
    outcome.catch((error: unknown) => console.warn('Logging in or out did not work.', error));
  };
  return html`<label class="tool account">
    ${icons.person}<span>${state.login?.name ?? words.logIn}</span>
    <select
      aria-label=${words.logInAs}
      title=${words.demoNote}
      @change=${choose}
      @focus=${() => loadShoppers(shop)}
    >
      <option value="" ?selected=${!state.login}>${state.login ? words.logOut : words.logInAs}</option>
      ${shoppers.map(
        ({ shopperId, name }) =>
          html`<option value=${shopperId} ?selected=${state.login?.userId === shopperId}>${name}</option>`,
      )}
    </select>
  </label>`;
}

function loadShoppers(shop: Shop): void {
  if (shop.state.shoppers === 'failed') void shop.load('shoppers');
}

function categoryBar({ state, words }: Shop): TemplateResult {
  const { route, language } = state;
  const categories = valueOf(state.catalogue)?.categories ?? [];
  return html`<nav class="categories" aria-label=${words.categories}>
    ${categories.map(
      ({ id, name }) =>
        html`<a
          href=${href(`/c/${id}`)}
          aria-current=${route.page === 'list' && route.category === id ? 'page' : nothing}
          >${name[language]}</a
        >`,
    )}
  </nav>`;
}

const switchLanguage = (shop: Shop): void =>
  shop.update({ language: shop.state.language === 'zh' ? 'en' : 'zh' });

function switchTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('harbour-pine.theme', root.dataset.theme);
}
