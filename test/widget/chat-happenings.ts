import type { Transcript, TranscriptEntry } from '#protocol';
import type { Action } from '../../apps/widget/src/chat/actions.js';
import { linesOf } from '../../apps/widget/src/chat/lines.js';
import type { Unsent } from '../../apps/widget/src/chat/outbox.js';
import { reduce } from '../../apps/widget/src/chat/reduce.js';
import { type ChatState, initialState } from '../../apps/widget/src/chat/state.js';

export const after = (...actions: readonly Action[]): ChatState => actions.reduce(reduce, initialState);

export const written = (messageId: string, text = 'Where is it?'): Action => ({
  type: 'written',
  item: { messageId, text, language: 'en', at: '2026-01-01T10:00:00Z' } satisfies Unsent,
});
export const entry = (
  id: string,
  kind: TranscriptEntry['kind'] = 'assistant',
  minute = 1,
): TranscriptEntry => ({
  id,
  kind,
  at: `2026-01-01T10:0${minute}:00Z`,
  text: id,
});
export const arrived = (value: TranscriptEntry, conversationId = 'c1', revision = 1): Action => ({
  type: 'entry',
  conversationId,
  revision,
  entry: value,
});
export const accepted = (messageId: string, conversationId = 'c1'): Action => ({
  type: 'accepted',
  messageId,
  conversationId,
});
export const transcript = (...entries: readonly TranscriptEntry[]): Transcript => ({
  conversationId: 'c1',
  shopperId: 'a-1',
  language: 'en',
  status: 'assistant',
  entries: [...entries],
  revision: entries.length,
  marks: { shopper: {}, agent: {} },
  tags: [],
});
export const shown = (state: ChatState): readonly string[] =>
  linesOf(state).map(({ entry: { id }, state: how }) => `${id} ${how}`);
