import type { RecordedEvent } from '#kernel';
import { type Documents, type Projection, type Settings, VariantUnusable } from '#projections';
import { behaviourEvents, type Recorded, shopperOfStream, shopperStream } from '#protocol';
import type { Change } from '#read-models';
import { aliasOf, isPointer, mergedIds, type Pointer, pointerTo, rootOf } from '../identity.js';
import { HALF_LIFE_DAYS } from './affinity.js';
import { newMemory, type ShopperMemory } from './memory.js';
import { mergedMemories } from './merge.js';
import { portraitFrom } from './portrait-from.js';
import { remember } from './remember.js';

/** What is stored of a shopper; queries answer the {@link Portrait} that it amounts to. */
export interface PortraitDocument extends ShopperMemory {
  readonly kind: 'portrait';
}

/** Signs of a shopper that stand in the streams of conversations. */
const ELSEWHERE = ['IntentClassified', 'ConversationRated'];

export type StoredPortrait = PortraitDocument | Pointer;

/**
 * One portrait a person, folded from behaviour and from what was asked and rated in conversations.
 *
 * @throws VariantUnusable where an interest could not fade like that
 */
function portraitWith({ halfLifeDays = HALF_LIFE_DAYS }: Settings): Projection<StoredPortrait> {
  if (!(halfLifeDays > 0)) throw new VariantUnusable('portrait', 'halfLifeDays is a number of days above 0.');
  return {
    name: 'portrait',
    version: 1,
    indexes: ['kind', 'lastSeen'],
    handles: [...behaviourEvents.map(({ type }) => type), ...ELSEWHERE],
    links: ['ShoppersMerged'],
    settings: { halfLifeDays: HALF_LIFE_DAYS },
    configured: portraitWith,
    apply(event, documents) {
      if (event.type === 'ShoppersMerged') return merge(event, documents, halfLifeDays);
      const shopperId = shopperOf(event);
      if (shopperId === undefined) return [];
      const root = rootOf(documents, shopperId);
      const before =
        memoryOf(documents, root) ?? documentOf(newMemory(root, occurredAt(event), halfLifeDays));
      return [{ kind: 'put', key: root, document: remember(before, event as Recorded) }];
    },
    keysOf(event) {
      if (event.type === 'ShoppersMerged') return mergedIds(event);
      const shopperId = shopperOf(event);
      return shopperId === undefined ? [] : [shopperId];
    },
    sourceOf: (shopperId) => ({ streams: [shopperStream(shopperId)], scattered: ELSEWHERE }),
    present: (document) => (isPointer(document) ? document : portraitFrom(document)),
    aliasOf,
  };
}

export const portraitProjection: Projection<StoredPortrait> = portraitWith({});

const shopperOf = (event: RecordedEvent): string | undefined =>
  shopperOfStream(event.stream) ?? (event.data as { shopperId?: string }).shopperId;

/**
 * Folds one history into another. A history that has been folded into someone's stays there: a browser that two
 * people log in from is the first one's, and does not make them one person. So the same merge twice, or a cycle,
 * changes nothing.
 */
function merge(
  event: RecordedEvent,
  documents: Documents<StoredPortrait>,
  halfLifeDays: number,
): readonly Change<StoredPortrait>[] {
  const [into, from] = mergedIds(event);
  const root = rootOf(documents, into);
  if (from === root || isPointer(documents.get(from))) return [];
  const at = occurredAt(event);
  const target = memoryOf(documents, root) ?? newMemory(root, at, halfLifeDays);
  const merged = mergedMemories(target, memoryOf(documents, from) ?? newMemory(from, at, halfLifeDays));
  return [
    { kind: 'put', key: root, document: documentOf(merged) },
    { kind: 'put', key: from, document: pointerTo(root) },
  ];
}

function memoryOf(documents: Documents<StoredPortrait>, key: string): PortraitDocument | undefined {
  const document = documents.get(key);
  return isPointer(document) ? undefined : document;
}

const documentOf = (memory: ShopperMemory): PortraitDocument => ({ ...memory, kind: 'portrait' });

const occurredAt = (event: RecordedEvent): number => Date.parse(event.metadata.occurredAt);
