import { html, nothing, type TemplateResult } from 'lit';
import { unreadHere, unreadOf } from '../chat/lines.js';
import type { View } from './acts.js';
import { pending } from './files-view.js';
import { foot } from './foot-view.js';
import { head, titleOf } from './head-view.js';
import { chatIcon, downIcon } from './icons.js';
import { conversations } from './list-view.js';
import { offer } from './offer-view.js';
import { transcript } from './transcript-view.js';

export function launcher(view: View): TemplateResult {
  const { words, acts, state } = view;
  const unread = unreadOf(state);
  const label = unread > 0 ? `${words.open} (${words.unread(unread)})` : words.open;
  return html`<section class="closed" aria-label=${words.region}>
    ${offer(view)}
    <button class="launcher" aria-label=${label} title=${label} aria-expanded="false" @click=${acts.show}>
      ${chatIcon}${unread > 0 ? html`<span class="badge" aria-hidden="true">${unread}</span>` : nothing}
    </button>
  </section>`;
}

export function panel(view: View): TemplateResult {
  const { state, words } = view;
  return html`<section class="panel" role="dialog" aria-label=${titleOf(view)}>
    ${head(view)}
    ${state.view === 'list' ? conversations(view) : [conversation(view), offer(view), pending(view), banner(view), foot(view)]}
    <div class="drop" aria-hidden="true">${words.dropHere}</div>
  </section>`;
}

/** Always there, so that screen readers say what comes into it. */
const banner = ({ state, words }: View): TemplateResult =>
  html`<p class="banner" role="status">${state.link === 'offline' ? words.offline : nothing}</p>`;

function conversation(view: View): TemplateResult {
  const { words, acts, below, state } = view;
  const news = below ? unreadHere(state) : 0;
  return html`<div class="middle">
    <div class="log" role="log" aria-label=${words.transcript} tabindex="0">${said(view)}</div>
    ${
      below
        ? html`<button class="down" @click=${acts.toEnd}>
            ${downIcon}${news > 0 ? words.unread(news) : words.newest}
          </button>`
        : nothing
    }
  </div>`;
}

function said(view: View): TemplateResult {
  const { state, words } = view;
  if (state.entries.length === 0 && state.unsent.length === 0) {
    // The greeting needs no server: only a conversation that is known to exist is waited for.
    return state.loaded || state.conversationId === undefined ? welcome(view) : waiting;
  }
  const who = (state.typing === 'agent' ? state.agentName : undefined) ?? words.assistant;
  return html`${transcript(view)}
  ${
    state.typing === undefined
      ? nothing
      : html`<p class="typing">
          <span class="hidden">${words.typing(who)}</span
          ><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
        </p>`
  }`;
}

const waiting = html`<div class="skeleton"></div>
  <div class="skeleton"></div>`;

const welcome = ({ words, acts }: View): TemplateResult =>
  html`<div class="welcome">
    <p>${words.greeting}</p>
    ${words.starters.map((text) => html`<button @click=${() => acts.say(text)}>${text}</button>`)}
  </div>`;
