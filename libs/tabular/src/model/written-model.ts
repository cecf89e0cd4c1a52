import type { WrittenTrees } from '../trees/boosted-trees.js';
import type { TableParts } from './table-parts.js';

/** A model as plain data. */
export interface WrittenModel extends Omit<TableParts, 'trees'> {
  readonly format: 'presage-table@1';
  readonly trees: { readonly weight: number; readonly models: readonly WrittenTrees[] };
}

/** What was read is no model of a table. */
export class TableModelInvalid extends Error {
  override readonly name = 'TableModelInvalid';

  static check(written: unknown): WrittenModel {
    const format: unknown = (written as { format?: unknown } | null)?.format;
    if (format === 'presage-table@1') return written as WrittenModel;
    throw new TableModelInvalid(
      `This is no model of a table: its format is ${JSON.stringify(format)}, "presage-table@1" is needed. Train it again.`,
    );
  }
}
