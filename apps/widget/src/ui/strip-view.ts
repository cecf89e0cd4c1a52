import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#protocol';
import { type ChatState, recommendingAnswer } from '../chat/state.js';
import type { Properties } from '../tracker/tracker.js';
import type { Words } from '../words/words.js';

interface StripContext {
  readonly state: ChatState;
  readonly words: Words;
  readonly language: Language;
  readonly clicked: (properties: Properties) => void;
}

/** Recommended products beside one another, each a link into the shop that says from which recommendation it is. */
export function strip({ state, words, language, clicked }: StripContext): TemplateResult | typeof nothing {
  const { recommended } = state;
  if (recommended === undefined || recommendingAnswer(state) === undefined) return nothing;
  const { recommendationId, products } = recommended;
  return html`<ul class="strip">
    ${products.map(({ productId, name, price, currency, url = '', reason: { kind, about } }) => {
      const style = currency ? 'currency' : 'decimal';
      const link = new URL(url, location.href);
      if (!url || !link.protocol.startsWith('http')) return nothing;
      link.searchParams.set('recommendation_id', recommendationId);
      const click = (): void => clicked({ product_id: productId, name, recommendation_id: recommendationId });
      return html`<li>
        <a class="bubble" href=${link.href} @click=${click}
          ><b>${name}</b> ${price?.toLocaleString(language, { style, currency })}<small
            >${words.reasons[kind](about?.name)}</small
          ></a
        >
      </li>`;
    })}
  </ul>`;
}
