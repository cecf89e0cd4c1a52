import { html, nothing, type TemplateResult } from 'lit';
import type { ConversationHead } from '#protocol';
import type { View } from './acts.js';
import { momentOf, shortly } from './times.js';

/** All conversations, the one that was talked in last first. */
export function conversations(view: View): TemplateResult {
  const { state, words, acts } = view;
  return html`<div class="log" tabindex="0" role="region" aria-label=${words.conversations}>
      ${state.heads.length === 0 ? html`<p class="empty">${words.none}</p>` : nothing}
      <ul class="heads">
        ${state.heads.map((one) => html`<li>${headOf(view, one)}</li>`)}
      </ul>
    </div>
    <div class="foot"><button class="main wide" @click=${acts.begin}>${words.begin}</button></div>`;
}

function headOf(
  { words, language, acts, state }: View,
  { conversationId, lastText, lastFrom, lastAt, unread, status, agentName }: ConversationHead,
): TemplateResult {
  const who = lastFrom === 'shopper' ? words.you : lastFrom === 'agent' ? agentName : words.assistant;
  const text = typeof lastText === 'string' ? lastText : words.forgotten;
  const here = conversationId === state.conversationId;
  return html`<button
    class="headline ${unread > 0 ? 'news' : ''}"
    aria-current=${here ? 'true' : nothing}
    @click=${() => acts.switchTo(conversationId)}
  >
    <span class="top"
      ><b>${who}</b
      ><time datetime=${lastAt} title=${momentOf(lastAt, language)}>${shortly(lastAt, language)}</time></span
    >
    <span class="text" dir="auto">${text.replaceAll('**', '')}</span>
    ${status === 'resolved' ? html`<span class="tag">${words.ended}</span>` : nothing}
    ${
      unread > 0
        ? html`<span class="count" aria-hidden="true">${unread}</span
            ><span class="hidden">${words.unread(unread)}</span>`
        : nothing
    }
  </button>`;
}
