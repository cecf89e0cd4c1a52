import type { RecordedEvent } from '#kernel';
import type { Documents, Projection } from '#projections';
import { behaviourEvents, shopperOfStream, shopperStream } from '#protocol';
import type { Change, ReadModels } from '#read-models';
import { aliasOf, followed, isPointer, mergedIds, type Pointer, pointerTo, rootOf } from '#shopper';
import type { BehaviourSequence } from '../moment.js';
import { mergedSequences, newSequence, remember } from './sequence.js';

/** What is stored under a shopper's id. */
export type StoredBehaviour = BehaviourSequence | Pointer;

/** What is asked, and what people say that it was about, stands in the streams of conversations. */
const ELSEWHERE = ['IntentClassified', 'IntentCorrected', 'IntentCorrectionWithdrawn'];

/** Event types of which a shopper's moments are made; whoever folds them needs no other. */
export const BEHAVIOUR_EVENTS: readonly string[] = [
  ...behaviourEvents.map(({ type }) => type).filter((type) => type !== 'ShopperSeen'),
  ...ELSEWHERE,
];

/** Prefixes of the streams in which they stand. */
export const BEHAVIOUR_STREAMS: readonly string[] = ['shopper-', 'conversation-'];

/** The last moments of each person: what a model foresees from. */
export const behaviourProjection: Projection<StoredBehaviour> = {
  name: 'behaviour',
  version: 1,
  indexes: [],
  handles: BEHAVIOUR_EVENTS,
  links: ['ShoppersMerged'],
  apply(event, documents) {
    if (event.type === 'ShoppersMerged') return merge(event, documents);
    const shopperId = shopperOf(event);
    if (shopperId === undefined) return [];
    const root = rootOf(documents, shopperId);
    const before = sequenceOf(documents, root) ?? newSequence(root);
    const after = remember(before, event);
    return after === before ? [] : [{ kind: 'put', key: root, document: after }];
  },
  keysOf(event) {
    if (event.type === 'ShoppersMerged') return mergedIds(event);
    const shopperId = shopperOf(event);
    return shopperId === undefined ? [] : [shopperId];
  },
  sourceOf: (shopperId) => ({ streams: [shopperStream(shopperId)], scattered: ELSEWHERE }),
  aliasOf,
};

/** Whose moment an event is, under the id that it names. */
export const shopperOf = (event: RecordedEvent): string | undefined =>
  shopperOfStream(event.stream) ?? (event.data as { readonly shopperId?: string }).shopperId;

/** Follows the rule of the portrait: a history that has been folded into someone's stays there. */
function merge(
  event: RecordedEvent,
  documents: Documents<StoredBehaviour>,
): readonly Change<StoredBehaviour>[] {
  const [into, from] = mergedIds(event);
  const root = rootOf(documents, into);
  if (from === root || isPointer(documents.get(from))) return [];
  const pointer = { kind: 'put', key: from, document: pointerTo(root) } as const;
  const history = sequenceOf(documents, from);
  if (!history) return [pointer];
  const merged = mergedSequences(sequenceOf(documents, root) ?? newSequence(root), history);
  return [{ kind: 'put', key: root, document: merged }, pointer];
}

function sequenceOf(documents: Documents<StoredBehaviour>, key: string): BehaviourSequence | undefined {
  const document = documents.get(key);
  return isPointer(document) ? undefined : document;
}

/** The last moments of the person behind a shopper id, whichever of their ids it is. */
export const behaviourOf = (
  readModels: ReadModels,
  shopperId: string,
): Promise<BehaviourSequence | undefined> =>
  followed<BehaviourSequence>(readModels, behaviourProjection, shopperId);
