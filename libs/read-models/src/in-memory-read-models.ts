import { assertIndexed } from './assert-indexed.js';
import {
  type Change,
  CheckpointMoved,
  type CommitOptions,
  type Generation,
  GenerationUnusable,
  type Healed,
  type NewGeneration,
  type Place,
  type Query,
  type ReadModel,
  ReadModels,
  type Stored,
} from './read-models.js';

/** The name that documents have beside the names of companion parts. */
const DOCUMENTS = '';

interface Table {
  /** Documents as JSON text by part and key: what is read back is a copy, as from a disk. */
  parts: Map<string, Map<string, string>>;
  checkpoint: bigint;
  readonly about: unknown;
}

interface Model {
  live: number;
  /** Numbers are not used again. */
  last: number;
  readonly tables: Map<number, Table>;
}

/** Documents in maps: for tests, and the plainest statement of what every adapter does. */
export class InMemoryReadModels extends ReadModels {
  private readonly models = new Map<string, Model>();

  override async define(model: ReadModel): Promise<void> {
    this.model(model);
  }

  override async get<Document>(model: ReadModel, key: string): Promise<Document | undefined> {
    return parse(this.documents(model).get(key)) as Document | undefined;
  }

  override async getMany<Document>(
    model: ReadModel,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Document>> {
    const documents = this.documents(model);
    const found = new Map<string, Document>();
    for (const key of keys) {
      const document = parse(documents.get(key)) as Document | undefined;
      if (document !== undefined) found.set(key, document);
    }
    return found;
  }

  override async find<Document>(model: ReadModel, query: Query = {}): Promise<readonly Stored<Document>[]> {
    assertIndexed(model, query);
    const { orderBy, direction = 'ascending', limit = 100, offset = 0, after } = query;
    const sign = direction === 'ascending' ? 1 : -1;
    return this.matching(model, query.where)
      .filter(({ key }) => after === undefined || byBytes(key, after) > 0)
      .sort(
        (a, b) =>
          sign * ((orderBy ? compare(a.fields[orderBy], b.fields[orderBy]) : 0) || byBytes(a.key, b.key)),
      )
      .slice(offset, offset + limit)
      .map(({ key, fields }) => ({ key, document: fields as Document }));
  }

  override async count(model: ReadModel, where?: Query['where']): Promise<number> {
    assertIndexed(model, where ? { where } : {});
    return where ? this.matching(model, where).length : this.documents(model).size;
  }

  override async place(model: ReadModel): Promise<Place> {
    return this.placeOf(model);
  }

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    { expected, parts = {} }: CommitOptions = {},
  ): Promise<void> {
    const table = this.table(model);
    this.assertThere(model, expected);
    const writes = Object.entries({ ...parts, [DOCUMENTS]: changes }).map(([part, of]) => encoded(part, of));
    for (const { part, texts } of writes) apply(partOf(table, part), texts);
    table.checkpoint = checkpoint;
  }

  override async clear(model: ReadModel): Promise<void> {
    const table = this.table(model);
    table.parts = new Map();
    table.checkpoint = 0n;
  }

  override async generations(model: ReadModel): Promise<readonly Generation[]> {
    const { live, tables } = this.model(model);
    return [...tables].map(([generation, table]) => ({
      generation,
      position: table.checkpoint,
      documents: partOf(table, DOCUMENTS).size,
      live: generation === live,
      about: table.about,
    }));
  }

  override async addGeneration(model: ReadModel, { about, copyOf }: NewGeneration = {}): Promise<number> {
    const all = this.model(model);
    const source = copyOf === undefined ? undefined : this.table({ ...model, generation: copyOf });
    all.last += 1;
    all.tables.set(all.last, {
      parts: new Map([...(source?.parts ?? [])].map(([part, documents]) => [part, new Map(documents)])),
      checkpoint: source?.checkpoint ?? 0n,
      about: parse(JSON.stringify(about)),
    });
    return all.last;
  }

  override async absorb(model: ReadModel, into: number, from: number, checkpoint: bigint): Promise<void> {
    const target = this.table({ ...model, generation: into });
    const source = this.table({ ...model, generation: from });
    for (const [part, documents] of source.parts) {
      for (const [key, text] of documents) partOf(target, part).set(key, text);
    }
    target.checkpoint = checkpoint;
    await this.dropGeneration(model, from);
  }

  override async makeLive(model: ReadModel, generation: number, expected?: Place): Promise<void> {
    this.table({ ...model, generation });
    const { generation: _, ...live } = model;
    this.assertThere(live, expected);
    this.model(model).live = generation;
  }

  override async dropGeneration(model: ReadModel, generation: number): Promise<void> {
    const all = this.model(model);
    if (generation === all.live) {
      throw new GenerationUnusable(nameOf(model), generation, 'it is the live one; make another live first.');
    }
    all.tables.delete(generation);
  }

  /** Maps keep nothing of what was deleted. */
  override async scrub(): Promise<void> {
    await Promise.resolve();
  }

  override async heal(): Promise<Healed | undefined> {
    return Promise.resolve(undefined);
  }

  override async close(): Promise<void> {
    this.models.clear();
  }

  private model(model: ReadModel): Model {
    const name = nameOf(model);
    const first: Table = { parts: new Map(), checkpoint: 0n, about: undefined };
    const known = this.models.get(name) ?? { live: 1, last: 1, tables: new Map([[1, first]]) };
    this.models.set(name, known);
    return known;
  }

  private table(model: ReadModel): Table {
    const { live, tables } = this.model(model);
    const generation = model.generation ?? live;
    const table = tables.get(generation);
    if (!table) throw new GenerationUnusable(nameOf(model), generation, 'there is none of this number.');
    return table;
  }

  private placeOf(model: ReadModel): Place {
    const generation = model.generation ?? this.model(model).live;
    return { generation, position: this.table(model).checkpoint };
  }

  private assertThere(model: ReadModel, expected: Place | undefined): void {
    if (!expected) return;
    const actual = this.placeOf(model);
    if (actual.generation !== expected.generation || actual.position !== expected.position) {
      throw new CheckpointMoved(nameOf(model), expected, actual);
    }
  }

  private documents(model: ReadModel): Map<string, string> {
    return partOf(this.table(model), model.part ?? DOCUMENTS);
  }

  private matching(model: ReadModel, where: Query['where'] = {}) {
    const wanted = Object.entries(where);
    return [...this.documents(model)]
      .map(([key, text]) => ({ key, fields: JSON.parse(text) as Record<string, unknown> }))
      .filter(({ fields }) => wanted.every(([field, value]) => fields[field] === value));
  }
}

const nameOf = (model: ReadModel): string => `${model.name}@${String(model.version)}`;

function partOf(table: Table, part: string): Map<string, string> {
  const documents = table.parts.get(part) ?? new Map<string, string>();
  table.parts.set(part, documents);
  return documents;
}

/** Encoded before anything is written: a document that is no JSON stores nothing of its commit. */
function encoded(part: string, changes: readonly Change<unknown>[]) {
  const texts = changes.map((change) => ({
    key: change.key,
    text: change.kind === 'put' ? JSON.stringify(change.document) : undefined,
  }));
  return { part, texts };
}

function apply(
  documents: Map<string, string>,
  texts: readonly { readonly key: string; readonly text: string | undefined }[],
): void {
  for (const { key, text } of texts) {
    if (text === undefined) documents.delete(key);
    else documents.set(key, text);
  }
}

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
