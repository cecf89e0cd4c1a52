import type { RecordedEvent } from '#kernel';
import type { Projection } from '#projections';
import type { Change } from '#read-models';
import { agentStream, conversationStream, isOneOf } from '#protocol';

/** Somebody is named in a note. What the note says stands in the transcript alone. */
export interface Mention {
  readonly agentId: string;
  readonly conversationId: string;
  readonly noteId: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** How far somebody has seen the notes that name them. */
export interface MentionMark {
  readonly upTo: string;
}

const handled = ['NoteAdded', 'MentionsRead'] as const;
const isHandled = isOneOf(handled);
const MARK = 'mark/';

export const mentionMarkKey = (agentId: string): string => `${MARK}${agentId}`;
const mentionKey = (conversationId: string, noteId: string, agentId: string): string =>
  `in/${conversationId}/${noteId}/${agentId}`;

/** Which notes name an agent, and how far have they seen them? One document a mention, and one mark an agent. */
export const mentionsProjection: Projection<Mention | MentionMark> = {
  name: 'mentions',
  version: 1,
  indexes: ['agentId', 'at'],
  handles: handled,
  links: ['NoteAdded'],
  apply(event: RecordedEvent): readonly Change<Mention | MentionMark>[] {
    if (!isHandled(event)) return [];
    if (event.type === 'MentionsRead') {
      const { agentId, upTo } = event.data;
      return [{ kind: 'put', key: mentionMarkKey(agentId), document: { upTo } }];
    }
    const { conversationId, noteId, agentName: by, mentions } = event.data;
    const at = event.metadata.occurredAt;
    return mentions.map((agentId) => {
      const document = { agentId, conversationId, noteId, by, at };
      return { kind: 'put', key: mentionKey(conversationId, noteId, agentId), document };
    });
  },
  keysOf(event) {
    if (!isHandled(event)) return [];
    if (event.type === 'MentionsRead') return [mentionMarkKey(event.data.agentId)];
    const { conversationId, noteId, mentions } = event.data;
    return mentions.map((agentId) => mentionKey(conversationId, noteId, agentId));
  },
  sourceOf: (key) => ({
    streams: [
      key.startsWith(MARK)
        ? agentStream(key.slice(MARK.length))
        : conversationStream(key.split('/')[1] ?? ''),
    ],
  }),
};
