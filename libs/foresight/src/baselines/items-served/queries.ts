import type { ReadModels } from '#read-models';
import { strongest } from './decay.js';
import type { ItemNeighbours } from './neighbours.js';
import { itemKey, itemNeighboursProjection } from './neighbours-projection.js';

/** An item beside another one. */
export interface RelatedItem {
  readonly item: string;
  /** Of all that is known beside the other, 0 to 1. */
  readonly share: number;
}

export type NeighbourKind = 'wentOn' | 'together';

/** How far a few observations are believed: an item seen once beside another is not all that goes with it. */
const SHRINKAGE = 3;

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

function related(document: ItemNeighbours, kind: NeighbourKind, count: number): readonly RelatedItem[] {
  const all = document[kind];
  const sum = all.reduce((total, [, weight]) => total + weight, SHRINKAGE);
  return strongest(all, count).map(([item, weight]) => ({ item, share: weight / sum }));
}
