import type { ReadModels } from '#read-models';
import { type ItemNeighbours, type NeighbourKind, related, type RelatedItem } from './neighbours.js';
import { itemKey, itemNeighboursProjection } from './neighbours-projection.js';

/**
 * What people went on to from these items, or have together with them: by item, the strongest first.
 * Items of which nothing is known are left out.
 */
export async function neighboursOf(
  readModels: Pick<ReadModels, 'getMany'>,
  items: readonly string[],
  kind: NeighbourKind,
  count: number,
): Promise<ReadonlyMap<string, readonly RelatedItem[]>> {
  const keys = [...new Set(items)].map(itemKey);
  const documents = await readModels.getMany<ItemNeighbours>(itemNeighboursProjection, keys);
  return new Map([...documents.values()].map((document) => [document.item, related(document, kind, count)]));
}
