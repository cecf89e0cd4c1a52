import { assertIndexed } from './assert-indexed.js';
import {
  type Change,
  CheckpointMoved,
  type Query,
  type ReadModel,
  ReadModels,
  type Stored,
} from './read-models.js';

interface Table {
  /** Documents as JSON text: what is read back is a copy, as from a disk. */
  documents: Map<string, string>;
  checkpoint: bigint;
}

/** Documents in maps: for tests, and the plainest statement of what every adapter does. */
export class InMemoryReadModels extends ReadModels {
  private readonly tables = new Map<string, Table>();

  override async define(model: ReadModel): Promise<void> {
    this.table(model);
  }

  override async get<Document>(model: ReadModel, key: string): Promise<Document | undefined> {
    return parse(this.table(model).documents.get(key)) as Document | undefined;
  }

  override async getMany<Document>(
    model: ReadModel,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Document>> {
    const { documents } = this.table(model);
    const found = new Map<string, Document>();
    for (const key of keys) {
      const document = parse(documents.get(key)) as Document | undefined;
      if (document !== undefined) found.set(key, document);
    }
    return found;
  }

  override async find<Document>(model: ReadModel, query: Query = {}): Promise<readonly Stored<Document>[]> {
    assertIndexed(model, query);
    const { orderBy, direction = 'ascending', limit = 100, offset = 0 } = query;
    const sign = direction === 'ascending' ? 1 : -1;
    return this.matching(model, query.where)
      .sort(
        (a, b) =>
          sign * ((orderBy ? compare(a.fields[orderBy], b.fields[orderBy]) : 0) || byBytes(a.key, b.key)),
      )
      .slice(offset, offset + limit)
      .map(({ key, fields }) => ({ key, document: fields as Document }));
  }

  override async count(model: ReadModel, where?: Query['where']): Promise<number> {
    assertIndexed(model, where ? { where } : {});
    return where ? this.matching(model, where).length : this.table(model).documents.size;
  }

  override async checkpoint(model: ReadModel): Promise<bigint> {
    return this.table(model).checkpoint;
  }

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    expected?: bigint,
  ): Promise<void> {
    const table = this.table(model);
    if (expected !== undefined && expected !== table.checkpoint) {
      throw new CheckpointMoved(nameOf(model), expected, table.checkpoint);
    }
    const texts = changes.map((change) =>
      change.kind === 'put' ? JSON.stringify(change.document) : undefined,
    );
    changes.forEach(({ key }, i) => {
      const text = texts[i];
      if (text === undefined) table.documents.delete(key);
      else table.documents.set(key, text);
    });
    table.checkpoint = checkpoint;
  }

  override async clear(model: ReadModel): Promise<void> {
    this.tables.set(nameOf(model), { documents: new Map(), checkpoint: 0n });
  }

  override async close(): Promise<void> {
    this.tables.clear();
  }

  private table(model: ReadModel): Table {
    const name = nameOf(model);
    const table = this.tables.get(name) ?? { documents: new Map<string, string>(), checkpoint: 0n };
    this.tables.set(name, table);
    return table;
  }

  private matching(model: ReadModel, where: Query['where'] = {}) {
    const wanted = Object.entries(where);
    return [...this.table(model).documents]
      .map(([key, text]) => ({ key, fields: JSON.parse(text) as Record<string, unknown> }))
      .filter(({ fields }) => wanted.every(([field, value]) => fields[field] === value));
  }
}

const nameOf = (model: ReadModel): string => `${model.name}@${String(model.version)}`;

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

/** Absent first, then booleans and numbers by value, then texts by bytes: SQLite's order of storage classes. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return byBytes(a, b);
  const rank = rankOf(a) - rankOf(b);
  return rank === 0 ? Number(a ?? 0) - Number(b ?? 0) : rank;
}

function rankOf(value: unknown): number {
  if (value === undefined || value === null) return 0;
  return typeof value === 'string' ? 2 : 1;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
