import type { Documents, Projection } from '#projections';
import { behaviourEvents, type DataOf, type Journey, shopperOfStream, shopperStream } from '#protocol';
import type { Change, ReadModels } from '#read-models';
import { aliasOf, followed, isPointer, mergedIds, type Pointer, pointerTo, rootOf } from '../identity.js';
import { isShopAct } from '../shop-acts.js';
import { entryOf, pageOf } from './entry.js';
import { mergedJourneys, newJourney, present, withEntry } from './journey.js';

type StoredJourney = Journey | Pointer;

/** Signs of life that are no step of a journey. */
const NO_STEP: ReadonlySet<string> = new Set(['ShopperSeen']);

/** What a shopper did last, and where they are. */
export const journeyProjection: Projection<StoredJourney> = {
  name: 'journey',
  version: 1,
  indexes: ['lastSeen'],
  handles: behaviourEvents.map(({ type }) => type),
  links: ['ShoppersMerged'],
  apply(event, documents) {
    if (event.type === 'ShoppersMerged') return merge(event.data as DataOf<'ShoppersMerged'>, documents);
    const shopperId = shopperOfStream(event.stream);
    if (shopperId === undefined) return [];
    const root = rootOf(documents, shopperId);
    const entry = entryOf(event);
    const before = journeyOf(documents, root) ?? newJourney(root, entry.at);
    const seen = isShopAct(event.type) ? before : present(before, entry.at, pageOf(event));
    return [put(NO_STEP.has(event.type) ? seen : withEntry(seen, entry))];
  },
  keysOf(event) {
    if (event.type === 'ShoppersMerged') return mergedIds(event);
    const shopperId = shopperOfStream(event.stream);
    return shopperId === undefined ? [] : [shopperId];
  },
  sourceOf: (shopperId) => ({ streams: [shopperStream(shopperId)] }),
  aliasOf,
};

/** Follows the rule of the portrait: a history that has been folded into someone's stays there. */
function merge(
  { from, into }: DataOf<'ShoppersMerged'>,
  documents: Documents<StoredJourney>,
): readonly Change<StoredJourney>[] {
  const root = rootOf(documents, into);
  if (from === root || isPointer(documents.get(from))) return [];
  const pointer = { kind: 'put', key: from, document: pointerTo(root) } as const;
  const history = journeyOf(documents, from);
  if (!history) return [pointer];
  const target = journeyOf(documents, root);
  const merged = target ? mergedJourneys(target, history) : { ...history, shopperId: root };
  return [put(merged), pointer];
}

function journeyOf(documents: Documents<StoredJourney>, key: string): Journey | undefined {
  const document = documents.get(key);
  return isPointer(document) ? undefined : document;
}

const put = (journey: Journey): Change<StoredJourney> => ({
  kind: 'put',
  key: journey.shopperId,
  document: journey,
});

/** The journey of the person behind a shopper id, whichever of their ids it is. */
export const journeyOfShopper = (readModels: ReadModels, shopperId: string): Promise<Journey | undefined> =>
  followed<Journey>(readModels, journeyProjection, shopperId);
