import { html, nothing, type TemplateResult } from 'lit';
import { unreadOf } from '../chat/lines.js';
import { isOver } from '../chat/state.js';
import type { View } from './acts.js';
import { backIcon, closeIcon, moreIcon } from './icons.js';
import { shortly } from './times.js';

/** Whom one talks to, the way to the other conversations, the menu, and the way out. */
export function head(view: View): TemplateResult {
  const { state, words, acts, menu } = view;
  const inList = state.view === 'list';
  const title = inList ? words.conversations : titleOf(view);
  const others = state.heads.some(({ conversationId }) => conversationId !== state.conversationId);
  const elsewhere = unreadOf({ ...state, entries: [] });
  const label = elsewhere > 0 ? `${words.conversations} (${words.unread(elsewhere)})` : words.conversations;
  return html`<div class="head">
    ${
      inList || !others
        ? nothing
        : html`<button class="back" aria-label=${label} title=${label} @click=${acts.showList}>
            ${backIcon}${elsewhere > 0 ? html`<span class="dot" aria-hidden="true"></span>` : nothing}
          </button>`
    }
    <div class="who">
      <h2 dir="auto">${title}</h2>
      ${inList || state.agentName !== undefined ? nothing : html`<p>${availability(view)}</p>`}
    </div>
    <button
      class="more"
      aria-label=${words.menu}
      title=${words.menu}
      aria-expanded=${menu === 'chat'}
      aria-controls="menu"
      @click=${() => acts.toggleMenu(menu === 'chat' ? undefined : 'chat')}
    >
      ${moreIcon}
    </button>
    <button class="out" aria-label=${words.close} title=${words.close} @click=${acts.hide}>
      ${closeIcon}
    </button>
    ${menu === 'chat' ? chatMenu(view) : html`<div id="menu" hidden></div>`}
  </div>`;
}

export const titleOf = ({ state, words }: View): string =>
  state.agentName === undefined ? words.title : words.withAgent(state.agentName);

/** What can be expected now. */
function availability({ state: { hours }, words, language }: View): string {
  if (hours === undefined || hours.open) return words.subtitle;
  return hours.opensAt === undefined ? words.closed : words.closedUntil(shortly(hours.opensAt, language));
}

function chatMenu({ state, words, acts }: View): TemplateResult {
  const spoken = state.conversationId !== undefined;
  const talking = spoken && state.view === 'conversation';
  const item = (label: string, act: () => void): TemplateResult =>
    html`<li><button @click=${act}>${label}</button></li>`;
  return html`<ul id="menu" class="menu">
    ${talking && state.status === 'assistant' ? item(words.person, acts.askForPerson) : nothing}
    ${spoken || state.entries.length > 0 ? item(words.begin, acts.begin) : nothing}
    ${state.heads.length > 0 && state.view !== 'list' ? item(words.conversations, acts.showList) : nothing}
    ${talking ? item(words.save, acts.save) : nothing}
    ${talking && !isOver(state) ? item(words.end, () => acts.end(true)) : nothing}
    ${item(state.muted ? words.unmute : words.mute, () => acts.mute(!state.muted))}
  </ul>`;
}
