import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';
import { behaviourEvents, type DataOf, type Recorded, shopperOfStream, shopperStream } from '#protocol';
import type { Change } from '#read-models';
import { isPointer, mergedIds, type Pointer, pointerTo, rootOf } from '../identity.js';
import { newMemory, type ShopperMemory } from './memory.js';
import { mergedMemories } from './merge.js';
import { remember } from './remember.js';

/** What is stored of a shopper; queries answer the {@link Portrait} that it amounts to. */
export interface PortraitDocument extends ShopperMemory {
  readonly kind: 'portrait';
  /** Last seen, ISO 8601, for queries by time. */
  readonly seenAt: string;
}

/** Signs of a shopper that stand in the streams of conversations. */
const ELSEWHERE = ['IntentClassified', 'ConversationRated'];

export type StoredPortrait = PortraitDocument | Pointer;

/** One portrait a person, folded from behaviour and from what was asked and rated in conversations. */
export const portraitProjection: Projection<StoredPortrait> = {
  name: 'portrait',
  version: 1,
  indexes: ['kind', 'seenAt'],
  handles: [...behaviourEvents.map(({ type }) => type), ...ELSEWHERE],
  links: ['ShoppersMerged'],
  apply(event, documents) {
    if (event.type === 'ShoppersMerged')
      return merge(event.data as DataOf<'ShoppersMerged'>, event, documents);
    const shopperId = shopperOf(event);
    if (shopperId === undefined) return [];
    const root = rootOf(documents, shopperId);
    const memory = memoryOf(documents, root) ?? newMemory(root, occurredAt(event));
    return [put(remember(memory, event as Recorded))];
  },
  keysOf(event) {
    if (event.type === 'ShoppersMerged') return mergedIds(event);
    const shopperId = shopperOf(event);
    return shopperId === undefined ? [] : [shopperId];
  },
  sourceOf: (shopperId) => ({ streams: [shopperStream(shopperId)], scattered: ELSEWHERE }),
};

const shopperOf = (event: RecordedEvent): string | undefined =>
  shopperOfStream(event.stream) ?? (event.data as { shopperId?: string }).shopperId;

/**
 * Folds one history into another. A history that has been folded into someone's stays there: a browser that two
 * people log in from is the first one's, and does not make them one person. So the same merge twice, or a cycle,
 * changes nothing.
 */
function merge(
  { from, into }: DataOf<'ShoppersMerged'>,
  event: RecordedEvent,
  documents: Documents<StoredPortrait>,
): readonly Change<StoredPortrait>[] {
  const root = rootOf(documents, into);
  if (from === root || isPointer(documents.get(from))) return [];
  const at = occurredAt(event);
  const target = memoryOf(documents, root) ?? newMemory(root, at);
  const merged = mergedMemories(target, memoryOf(documents, from) ?? newMemory(from, at));
  return [put(merged), { kind: 'put', key: from, document: pointerTo(root) }];
}

function memoryOf(documents: Documents<StoredPortrait>, key: string): PortraitDocument | undefined {
  const document = documents.get(key);
  return isPointer(document) ? undefined : document;
}

const put = (memory: ShopperMemory): Change<StoredPortrait> => ({
  kind: 'put',
  key: memory.shopperId,
  document: { ...memory, kind: 'portrait', seenAt: new Date(memory.lastSeen).toISOString() },
});

const occurredAt = (event: RecordedEvent): number => Date.parse(event.metadata.occurredAt);
