import { html, nothing, type TemplateResult } from 'lit';
import type { Language, TranscriptEntry } from '#protocol';
import { markdown } from '../../../markdown/view.js';
import { type ChatState, type Line, linesOf } from '../chat/state.js';
import { languageOf } from '../site.js';
import type { Words } from '../words/words.js';

export interface TranscriptContext {
  readonly state: ChatState;
  readonly words: Words;
  readonly language: Language;
  readonly retry: (messageId: string) => void;
}

/** The conversation, oldest first. Lines are only ever added at the end, so they need no keys. */
export function transcript(context: TranscriptContext): TemplateResult {
  const lines = linesOf(context.state);
  const lastOwn = lines.findLast(({ entry }) => entry.kind === 'shopper')?.entry.id;
  return html`<ul class="lines">
    ${lines.map((line, at) => lineView(context, line, lines[at - 1], line.entry.id === lastOwn))}
  </ul>`;
}

function lineView(
  context: TranscriptContext,
  line: Line,
  before: Line | undefined,
  isLastOwn: boolean,
): TemplateResult {
  const { entry, state } = line;
  if (entry.kind === 'note') return html`<li class="line note">${note(entry, context.words)}</li>`;
  const sameVoice = before?.entry.kind === entry.kind && before.entry.author === entry.author;
  return html`<li class="line ${entry.kind} ${state}">
    ${sameVoice ? nothing : meta(context, entry)} ${bubble(entry, context.words)}
    ${entry.kind === 'shopper' ? progress(context, line, isLastOwn) : nothing}
  </li>`;
}

function bubble({ kind, text }: TranscriptEntry, words: Words): TemplateResult {
  if (typeof text !== 'string') return html`<div class="bubble forgotten">${words.forgotten}</div>`;
  return html`<div class="bubble" dir="auto">${kind === 'assistant' ? markdown(text) : text}</div>`;
}

function meta({ words, language }: TranscriptContext, entry: TranscriptEntry): TemplateResult {
  const time = new Date(entry.at);
  const locale = localeOf(language);
  const clock = time.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  const who = entry.kind === 'shopper' ? words.you : entry.kind === 'agent' ? entry.author : words.assistant;
  return html`<span class="meta">
    <span class=${entry.kind === 'shopper' ? 'hidden' : ''}>${who} · </span>
    <time datetime=${entry.at} title=${time.toLocaleString(locale)}>${clock}</time>
  </span>`;
}

/** British shoppers read 15:40 and Americans 03:40 PM, though both read English. */
const localeOf = (language: Language): string =>
  navigator.languages.find((tag) => languageOf(tag) === language) ?? language;

function progress(
  { words, retry }: TranscriptContext,
  { entry, state }: Line,
  isLastOwn: boolean,
): TemplateResult | typeof nothing {
  switch (state) {
    case 'stored':
      return isLastOwn ? html`<span class="state">${words.sent}</span>` : nothing;
    case 'failed':
      return html`<span class="state problem"
        >${words.failed}<button @click=${() => retry(entry.id)}>${words.retry}</button></span
      >`;
    case 'sending':
    case 'waiting':
      return html`<span class="state">${words[state]}</span>`;
  }
}

function note(entry: TranscriptEntry, words: Words): string {
  switch (entry.event) {
    case 'HandoffRequested':
      return words.handoff;
    case 'AgentJoined':
      return words.joined(entry.author ?? '');
    case 'HandedBack':
      return words.handedBack;
    case 'ConversationResolved':
      return words.resolved;
    case 'ConversationRated':
      return words.rated;
    default:
      return typeof entry.text === 'string' ? entry.text : words.forgotten;
  }
}
