import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { TranscriptEntry } from '#protocol';
import { markdown } from '../../../markdown/view.js';
import { type Line, linesOf, reached } from '../chat/lines.js';
import { answerable, partsOf, recommendingAnswer } from '../chat/state.js';
import type { View } from './acts.js';
import { attached } from './files-view.js';
import { partsView } from './parts-view.js';
import { recommended } from './products-view.js';
import { clockOf, momentOf } from './times.js';

/** The conversation, oldest first. Lines are only ever added at the end, so they need no keys. */
export function transcript(view: View): TemplateResult {
  const { state } = view;
  const lines = linesOf(state).filter(({ entry }) => isShown(view, entry));
  const lastOwn = lines.findLast(({ entry }) => entry.kind === 'shopper')?.entry.id;
  const beside = recommendingAnswer(state) === undefined ? undefined : state.recommended;
  return html`<ul class="lines">
      ${lines.map((line, at) => lineView(view, line, lines, at, lastOwn))}
    </ul>
    ${beside === undefined ? nothing : recommended(view, beside)}`;
}

const isShown = ({ words }: View, entry: TranscriptEntry): boolean =>
  entry.kind !== 'internal' && (entry.kind !== 'note' || noteOf(entry, words) !== undefined);

function lineView(
  view: View,
  { entry, state }: Line,
  lines: readonly Line[],
  at: number,
  lastOwn: string | undefined,
): TemplateResult {
  const before = lines[at - 1]?.entry;
  if (entry.kind === 'note') return html`<li class="line note">${noteOf(entry, view.words)}</li>`;
  const sameVoice = before?.kind === entry.kind && before.author === entry.author;
  const live = answerable(view.state) === entry.id;
  return html`<li class="line ${entry.kind} ${state}">
    ${sameVoice ? nothing : meta(view, entry)} ${bubble(view, entry)} ${attached(view, entry.attachments)}
    ${partsView(view, partsOf(entry), live, live ? undefined : replyTo(lines, at))}
    ${entry.kind === 'shopper' ? progress(view, { entry, state }, entry.id === lastOwn) : nothing}
  </li>`;
}

/** What the shopper said next. */
function replyTo(lines: readonly Line[], at: number): string | undefined {
  const next = lines.slice(at + 1).find(({ entry }) => entry.kind === 'shopper')?.entry;
  return next?.choice !== undefined && typeof next.text === 'string' ? next.text : undefined;
}

function bubble(
  { words }: View,
  { kind, text, attachments }: TranscriptEntry,
): TemplateResult | typeof nothing {
  if (typeof text !== 'string') return html`<div class="bubble forgotten">${words.forgotten}</div>`;
  // Files without words are sent under their names.
  if (attachments !== undefined && text === namesOf(attachments)) return nothing;
  return html`<div class="bubble" dir="auto">${kind === 'assistant' ? markdown(text) : text}</div>`;
}

/** The words of a message that consists of files. */
export const namesOf = (files: readonly { readonly name: unknown }[]): string =>
  files.map(({ name }) => (typeof name === 'string' ? name : '')).join(', ');

function meta({ words, language }: View, entry: TranscriptEntry): TemplateResult {
  const who = entry.kind === 'shopper' ? words.you : entry.kind === 'agent' ? entry.author : words.assistant;
  return html`<span class="meta">
    <span class=${entry.kind === 'shopper' ? 'hidden' : ''}>${who} · </span>
    <time datetime=${entry.at} title=${momentOf(entry.at, language)}>${clockOf(entry.at, language)}</time>
  </span>`;
}

function progress(
  { words, acts, state: chat }: View,
  { entry, state }: Line,
  isLastOwn: boolean,
): TemplateResult | typeof nothing {
  if (state === 'failed') {
    return html`<span class="state problem"
      >${words.failed}<button @click=${() => acts.retry(entry.id)}>${words.retry}</button></span
    >`;
  }
  if (state === 'stored' && !isLastOwn) return nothing;
  const how = state === 'stored' ? reached(chat, entry.id) : state;
  // Each is an element of its own: a text that changed would count as one that has moved.
  return html`${keyed(how, html`<span class="state">${words[how]}</span>`)}`;
}

/** What happened, in words; undefined for what concerns only the shop's people, or is said by an answer. */
function noteOf(entry: TranscriptEntry, words: View['words']): string | undefined {
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
    case 'ConversationAssigned':
    case 'ConversationUnassigned':
    case 'ConversationSnoozed':
    case 'ConversationWoken':
    case 'FlowEnded':
    case 'HelpAccepted':
      return undefined;
    case undefined:
      return typeof entry.text === 'string' ? entry.text : words.forgotten;
  }
}
