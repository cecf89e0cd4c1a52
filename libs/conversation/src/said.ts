import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';
import type { Change } from '#read-models';
import { conversationStream, isForgotten, isOneOf } from '#protocol';
import { folded } from './find-words.js';

/** What was said in a conversation, as search sees it. The words as they were written stand in the transcript. */
export interface Said {
  readonly conversationId: string;
  /** ISO 8601, of the last line. */
  readonly lastAt: string;
  /** A line a message or note, folded; without what is forgotten. */
  readonly text: string;
}

const handled = ['ShopperMessageSent', 'AssistantReplied', 'AgentMessageSent', 'NoteAdded'] as const;
const isHandled = isOneOf(handled);

/** In which conversations was something said? Keyed by conversation id; small, so that all can be looked through. */
export const saidProjection: Projection<Said> = {
  name: 'said',
  version: 1,
  indexes: ['lastAt'],
  handles: handled,
  links: [],
  apply(event: RecordedEvent, documents: Documents<Said>): readonly Change<Said>[] {
    if (!isHandled(event)) return [];
    const { conversationId, text } = event.data;
    const before = documents.get(conversationId)?.text ?? '';
    const line = isForgotten(text) ? '' : `${folded(text)}\n`;
    const document = { conversationId, lastAt: event.metadata.occurredAt, text: before + line };
    return [{ kind: 'put', key: conversationId, document }];
  },
  keysOf: (event) => (isHandled(event) ? [event.data.conversationId] : []),
  sourceOf: (conversationId) => ({ streams: [conversationStream(conversationId)] }),
};
