import type { RecordedEvent } from '#kernel';
import type { Documents } from '#projections';
import type { DataOf } from '#protocol';
import type { ReadModel, ReadModels } from '#read-models';

/** Stands where a shopper's document stood who turned out to be another: everything about them is there. */
export interface Pointer {
  readonly kind: 'pointer';
  /** The shopper id, or key, to look under instead; it may itself have become a pointer. */
  readonly aliasOf: string;
}

export const pointerTo = (aliasOf: string): Pointer => ({ kind: 'pointer', aliasOf });

export const isPointer = (document: object | undefined): document is Pointer =>
  (document as Partial<Pointer> | undefined)?.aliasOf !== undefined;

/** @returns the key to look under instead, where a document is a pointer */
export const aliasOf = (document: object): string | undefined =>
  isPointer(document) ? document.aliasOf : undefined;

/** Where the documents of a shopper are: their own key, or the one at the end of the pointers. */
export function rootOf<Document extends object>(
  documents: Documents<Document | Pointer>,
  key: string,
): string {
  let root = key;
  for (let document = documents.get(root); isPointer(document); document = documents.get(root)) {
    root = document.aliasOf;
  }
  return root;
}

/** The ids that a merge ties together: the one whose history grows first. */
export function mergedIds(event: RecordedEvent): readonly [into: string, from: string] {
  const { from, into } = event.data as DataOf<'ShoppersMerged'>;
  return [into, from];
}

/** The document at the end of the pointers. */
export async function followed<Document extends object>(
  readModels: ReadModels,
  model: ReadModel,
  key: string,
): Promise<Document | undefined> {
  let document = await readModels.get<Document | Pointer>(model, key);
  while (isPointer(document)) document = await readModels.get<Document | Pointer>(model, document.aliasOf);
  return document;
}
