import { html, nothing, type TemplateResult } from 'lit';
import type { View } from './acts.js';
import { moreIcon, smallCloseIcon } from './icons.js';

/**
 * Help that comes before it is asked for: what was seen, one action, one way to wave it away. Held back while the
 * shopper writes.
 */
export function offer(view: View): TemplateResult | typeof nothing {
  const { state, words, acts, menu } = view;
  if (state.help === undefined || heldBack(view)) return nothing;
  return html`<section class="offer" aria-label=${words.offer} data-offer=${state.help.offerId}>
    <div class="row">
      <p dir="auto">${state.help.saw}</p>
      <button
        class="small"
        aria-label=${words.offerMenu}
        title=${words.offerMenu}
        aria-expanded=${menu === 'offer'}
        aria-controls="offer-menu"
        @click=${() => acts.toggleMenu(menu === 'offer' ? undefined : 'offer')}
      >
        ${moreIcon}
      </button>
      <button class="small" aria-label=${words.dismiss} title=${words.dismiss} @click=${acts.dismiss}>
        ${smallCloseIcon}
      </button>
    </div>
    <button class="main" @click=${acts.accept}>${state.help.action}</button>
    <div id="offer-menu" class="quiet" ?hidden=${menu !== 'offer'}>
      <button @click=${() => acts.mute(true)}>${words.mute}</button>
    </div>
  </section>`;
}

/** Whoever writes, or waits for somebody, is not interrupted; the offer comes when they have done. */
export const heldBack = ({ state, draft, uploads }: View): boolean =>
  draft.trim() !== '' ||
  uploads.length > 0 ||
  (state.open &&
    (state.view === 'list' ||
      state.unsent.some(({ stored }) => !stored) ||
      state.typing !== undefined ||
      state.status === 'agent' ||
      state.status === 'waiting'));

/** What a screen reader says when an offer has come: politely, once. */
export const announced = (view: View): string =>
  view.state.help === undefined || heldBack(view) ? '' : `${view.words.offer}: ${view.state.help.saw}`;
