import { html, nothing, type TemplateResult } from 'lit';
import type { Choice, ReplyPart } from '#protocol';
import type { View } from './acts.js';
import { checkIcon } from './icons.js';
import { productCard, shelf } from './products-view.js';
import { webAddress } from './web-address.js';

type Part<Kind extends ReplyPart['kind']> = Extract<ReplyPart, { kind: Kind }>;
interface Context {
  readonly view: View;
  /** Nothing was said since, so that its buttons do something. */
  readonly live: boolean;
  /** What the shopper answered it with. */
  readonly chosen: string | undefined;
  /** Of the flow it belongs to. */
  readonly flowId: string | undefined;
}

/** What stands below the words of an answer. */
export function partsView(
  view: View,
  parts: readonly ReplyPart[],
  live: boolean,
  chosen: string | undefined,
): readonly (TemplateResult | typeof nothing)[] {
  const context = { view, live, chosen, flowId: flowOf(parts) };
  return parts.map((part) => {
    switch (part.kind) {
      case 'choices':
        return choices(context, part);
      case 'products':
        return products(context, part);
      case 'articles':
        return articles(context, part);
      case 'summary':
        return summary(context, part);
      case 'input':
        return date(context, part);
    }
  });
}

function flowOf(parts: readonly ReplyPart[]): string | undefined {
  for (const part of parts) {
    if (part.kind === 'input') return part.flowId;
    if (part.kind !== 'choices') continue;
    for (const { choice } of part.choices) if ('flowId' in choice) return choice.flowId;
  }
  return undefined;
}

/** Buttons while they can be pressed; afterwards what there was to choose from, and what was chosen. */
function choices({ view: { words, acts }, live, chosen }: Context, part: Part<'choices'>): TemplateResult {
  if (live) {
    return html`<div class="choices" role="group" aria-label=${words.choices}>
      ${part.choices.map(
        ({ label, choice, primary }) =>
          html`<button class=${primary ? 'main' : ''} dir="auto" @click=${() => acts.choose(label, choice)}>
            ${label}
          </button>`,
      )}
    </div>`;
  }
  return html`<ul class="choices past">
    ${part.choices.map(
      ({ label }) =>
        html`<li dir="auto" class=${label === chosen ? 'chosen' : ''}>
          ${label === chosen ? checkIcon : nothing}${label}
        </li>`,
    )}
  </ul>`;
}

function products(
  { view }: Context,
  { recommendationId, products: shown }: Part<'products'>,
): TemplateResult {
  return shelf(
    view.words.products,
    shown.map((product) => productCard(view, product, recommendationId)),
  );
}

/** The passage that answers, as it stands in the help article. */
function articles({ view: { words } }: Context, part: Part<'articles'>): TemplateResult {
  return html`<div class="cited">
    ${part.articles.map(
      ({ title, passage, url }) =>
        html`<details>
          <summary><small>${words.article}</small><span dir="auto">${title}</span></summary>
          <blockquote dir="auto">${passage}</blockquote>
          ${url === undefined ? nothing : link(url, words.readArticle)}
        </details>`,
    )}
  </div>`;
}

function link(url: string, text: string): TemplateResult | typeof nothing {
  const address = webAddress(url);
  return address === undefined
    ? nothing
    : html`<a href=${address.href} target="_blank" rel="noopener noreferrer">${text}</a>`;
}

/** What will be done, line by line; each can be changed before it is. */
function summary(
  { view: { words, acts }, live, flowId }: Context,
  { rows }: Part<'summary'>,
): TemplateResult {
  const change = (label: string, choice: Choice): TemplateResult =>
    html`<button
      class="link"
      aria-label=${words.change(label)}
      @click=${() => acts.choose(words.change(label), choice)}
    >
      ${words.changeShort}
    </button>`;
  return html`<dl class="summary" aria-label=${words.summary}>
    ${rows.map(
      ({ label, value, field }) =>
        html`<div>
          <dt>${label}</dt>
          <dd dir="auto">${value}</dd>
          ${
            live && field !== undefined && flowId !== undefined
              ? html`<dd class="edit">${change(label, { kind: 'change', flowId, field })}</dd>`
              : nothing
          }
        </div>`,
    )}
  </dl>`;
}

/** A day can be picked in place of written. */
function date(
  { view: { words, acts, language }, live }: Context,
  part: Part<'input'>,
): TemplateResult | typeof nothing {
  if (part.type !== 'date' || !live) return nothing;
  const pick = (event: Event): void => {
    const { value, valueAsDate } = event.target as HTMLInputElement;
    if (value === '' || valueAsDate === null) return;
    const label = valueAsDate.toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
    acts.choose(label, { kind: 'field', flowId: part.flowId, field: part.field, value });
  };
  return html`<label class="date">${words.date}<input type="date" @change=${pick} /></label>`;
}
