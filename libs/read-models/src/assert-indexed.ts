import type { Query, ReadModel } from './read-models.js';

/** A query asks for a field that the model does not index: it would have to look at every document. */
export class FieldNotIndexed extends Error {
  override readonly name = 'FieldNotIndexed';
  constructor(
    readonly model: string,
    readonly field: string,
    indexes: readonly string[],
  ) {
    super(
      `${model} has no index on "${field}" (it has: ${indexes.join(', ') || 'none'}): ` +
        `add the field to the projection's indexes and raise its version.`,
    );
  }
}

/** @throws FieldNotIndexed when `where` or `orderBy` names a field that is not indexed */
export function assertIndexed(model: ReadModel, { where = {}, orderBy }: Query): void {
  for (const field of [...Object.keys(where), ...(orderBy === undefined ? [] : [orderBy])]) {
    if (!model.indexes.includes(field)) throw new FieldNotIndexed(model.name, field, model.indexes);
  }
}
