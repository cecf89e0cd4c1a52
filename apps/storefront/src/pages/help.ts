import { html, type TemplateResult } from 'lit';
import { markdown } from '../../../markdown/view.js';
import { href } from '../parts/link.js';
import { presage } from '../presage.js';
import type { Article } from '../shop/shop-api.js';
import type { Shop } from '../shop/shop.js';
import { valueOf } from '../shop/state.js';
import { notFound } from './not-found.js';

export function help(shop: Shop): TemplateResult {
  const { words, state } = shop;
  const articles = valueOf(state.articles);
  const shown = articles?.filter((article) => matches(article, state.helpQuery));
  return html`<h1 tabindex="-1">${words.helpTitle}</h1>
    <p class="hint">${words.helpHint}</p>
    <input
      class="help-search"
      type="search"
      aria-label=${words.searchHelp}
      placeholder=${words.searchHelp}
      .value=${state.helpQuery}
      @input=${(event: InputEvent) => shop.update({ helpQuery: (event.target as HTMLInputElement).value })}
    />
    ${
      shown === undefined
        ? skeleton
        : shown.length === 0
          ? html`<p role="status">${words.noArticles}</p>`
          : html`<ul class="articles">
              ${shown.map(({ slug, title }) => html`<li><a href=${href(`/help/${slug}`)}>${title[state.language]}</a></li>`)}
            </ul>`
    }
    ${askUs(shop)}`;
}

export function article(shop: Shop, slug: string): TemplateResult {
  const { words, state } = shop;
  const articles = valueOf(state.articles);
  if (articles === undefined)
    return html`<div class="crumbs"></div>
      ${skeleton}`;
  const found = articles.find((one) => one.slug === slug);
  if (found === undefined) return notFound(shop);
  return html`<nav class="crumbs" aria-label=${words.whereYouAre}>
      <a href=${href('/help')}>${words.allArticles}</a>
    </nav>
    <article class="prose">
      <h1 tabindex="-1">${found.title[state.language]}</h1>
      ${markdown(found.body[state.language])}
    </article>
    ${askUs(shop)}`;
}

const askUs = ({ words }: Shop): TemplateResult =>
  html`<div class="ask box">
    <p>${words.stillStuck}</p>
    <button class="main" @click=${openChat}>${words.ask}</button>
  </div>`;

function openChat(): void {
  presage().then(
    (widget) => widget.open(),
    (error: unknown) => console.warn('The chat could not be opened.', error),
  );
}

const matches = ({ title, body }: Article, query: string): boolean => {
  const text = `${title.en} ${title.zh} ${body.en} ${body.zh}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((term) => text.includes(term));
};

/** As tall as what replaces it, so that nothing moves. */
const skeleton = html`<ul class="articles skeleton" aria-hidden="true">
  ${Array.from(
    { length: 30 },
    () =>
      html`<li>
        <a><span class="bar"></span></a>
      </li>`,
  )}
</ul>`;
