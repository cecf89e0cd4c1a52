import {
  assertIndexed,
  type Change,
  type CommitOptions,
  type Generation,
  type Healed,
  type NewGeneration,
  type Place,
  type Query,
  type ReadModel,
  ReadModels,
  type Stored,
} from '#read-models';
import { Connections, install, patiently, PostgresUnusable, type Row, type Session } from '#postgres';
import { entries, hold, lookAt, missing, moveTo } from './catalog.js';
import { makeReady } from './collections.js';
import { byKeys, counting, type DocumentQuery, matching } from './document-query.js';
import { absorb, addGeneration, clear, dropGeneration, makeLive } from './generations.js';
import { heal } from './heal.js';
import { nameOf, tableOf, viewOf } from './names.js';
import { fromPlainText } from './plain-text.js';
import { CATALOG } from './schema.js';
import { scrub } from './scrub.js';
import { encodeChanges, writeDocuments } from './write-documents.js';

/** Connections that read and commit; two more change which generations there are. */
const USUAL = 5;
/** How long reads and commits wait for a server that is away, in milliseconds. */
const PATIENCE = 5_000;
const UNDEFINED_TABLE = '42P01';

/**
 * Documents in a PostgreSQL database (12 or newer), in the first schema of the connection's search_path: a table for
 * each generation of each model, and a view that shows the live one. Several processes may use it at once.
 *
 * Commits do not wait for the disk (`synchronous_commit = off`): after a crash of the server the newest of them may
 * be undone, documents and checkpoint together, and the projection simply reads those events again. Which
 * generations there are, and which is live, is on the disk before anybody is told.
 */
export class PostgresReadModels extends ReadModels {
  private readonly ready = new Map<string, Promise<void>>();
  private readonly closing = new AbortController();

  private constructor(
    private readonly usual: Connections,
    private readonly durable: Connections,
  ) {
    super();
  }

  /** @throws PostgresUnusable saying what is wrong, and what to do */
  static async open(url: string): Promise<PostgresReadModels> {
    const usual = new Connections(url, { most: USUAL, durable: false });
    const durable = new Connections(url, { most: 2 });
    try {
      await install(durable, CATALOG);
    } catch (error) {
      await Promise.all([usual.close(), durable.close()]);
      throw error;
    }
    return new PostgresReadModels(usual, durable);
  }

  override async define(model: ReadModel): Promise<void> {
    await this.made(model);
  }

  override async get<Document>(model: ReadModel, key: string): Promise<Document | undefined> {
    return (await this.getMany<Document>(model, [key])).get(key);
  }

  override async getMany<Document>(
    model: ReadModel,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Document>> {
    if (keys.length === 0) return new Map();
    const rows = await this.read(model, (table) => byKeys(table, keys));
    return new Map(rows.map((row) => [keyOf(row), this.parse(row) as Document]));
  }

  override async find<Document>(model: ReadModel, query: Query = {}): Promise<readonly Stored<Document>[]> {
    assertIndexed(model, query);
    const rows = await this.read(model, (table) => matching(table, query));
    return rows.map((row) => ({ key: keyOf(row), document: this.parse(row) as Document }));
  }

  override async count(model: ReadModel, where?: Query['where']): Promise<number> {
    assertIndexed(model, where ? { where } : {});
    const [row] = await this.read(model, (table) => counting(table, where));
    return Number(row?.[0]);
  }

  override async place(model: ReadModel): Promise<Place> {
    await this.made(model);
    return this.patiently(() => lookAt(this.usual, model));
  }

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    { expected, parts = {} }: CommitOptions = {},
  ): Promise<void> {
    const writes = Object.entries(parts).map(([part, of]) => ({ part, changes: encodeChanges(of) }));
    writes.push({ part: '', changes: encodeChanges(changes) });
    await this.made(model);
    for (const part of Object.keys(parts)) await this.made({ ...model, part, indexes: [] });
    const commit = async (session: Session): Promise<void> => {
      const { generation } = await hold(session, model, expected);
      for (const write of writes) {
        await writeDocuments(session, tableOf(nameOf(model), generation, write.part), write.changes);
      }
      await moveTo(session, model, { generation, position: checkpoint });
    };
    await this.patiently(() => this.usual.transaction(commit));
  }

  override async clear(model: ReadModel): Promise<void> {
    await this.change(model, (session) => clear(session, model));
  }

  override async generations(model: ReadModel): Promise<readonly Generation[]> {
    await this.made(model);
    const found = await this.patiently(() => entries(this.usual, model));
    const { part: _, ...documents } = model;
    const counted = found.map(async ({ generation, ...entry }) => {
      const count = await this.count({ ...documents, generation });
      return { generation, ...entry, documents: count };
    });
    return Promise.all(counted);
  }

  override async addGeneration(model: ReadModel, { about, copyOf }: NewGeneration = {}): Promise<number> {
    return this.change(model, (session) => addGeneration(session, model, about, copyOf));
  }

  override async absorb(model: ReadModel, into: number, from: number, checkpoint: bigint): Promise<void> {
    await this.change(model, (session) => absorb(session, model, into, from, checkpoint));
  }

  override async makeLive(model: ReadModel, generation: number, expected?: Place): Promise<void> {
    await this.change(model, (session) => makeLive(session, model, generation, expected));
  }

  override async dropGeneration(model: ReadModel, generation: number): Promise<void> {
    await this.change(model, (session) => dropGeneration(session, model, generation));
  }

  /** What it cannot reach is said at `scrub` in scrub.ts. */
  override async scrub(): Promise<void> {
    await scrub(this.durable);
  }

  override async heal(model: ReadModel): Promise<Healed | undefined> {
    await this.made(model);
    return heal(this.durable, model, Date.now());
  }

  override async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await Promise.all([this.usual.close(), this.durable.close()]);
  }

  /** @throws GenerationUnusable where the model names a generation that is not there */
  private async read(model: ReadModel, query: (table: string) => DocumentQuery): Promise<readonly Row[]> {
    await this.made(model);
    const { generation, part = '' } = model;
    const name = nameOf(model);
    const { statement, values } = query(
      generation === undefined ? viewOf(name, part) : tableOf(name, generation, part),
    );
    try {
      return await this.patiently(() => this.usual.rows(statement, values));
    } catch (error) {
      const gone = error instanceof PostgresUnusable && error.code === UNDEFINED_TABLE;
      throw gone ? missing(model, generation ?? 1) : error;
    }
  }

  private async change<T>(model: ReadModel, work: (session: Session) => Promise<T>): Promise<T> {
    await this.made(model);
    return this.durable.transaction(work);
  }

  /** Makes what the model means once in the life of this object. */
  private async made(model: ReadModel): Promise<void> {
    const { part, generation: _, ...documents } = model;
    if (part !== undefined) await this.made({ ...documents, indexes: [] });
    const key = JSON.stringify([nameOf(model), model.part, model.indexes]);
    const making = this.ready.get(key) ?? this.patiently(() => makeReady(this.durable, model));
    this.ready.set(key, making);
    try {
      await making;
    } catch (error) {
      this.ready.delete(key);
      throw error;
    }
  }

  /** @throws PostgresUnusable where the text is no document: it was not written like this */
  private parse([key, document]: Row): unknown {
    try {
      return JSON.parse(document ?? '') as unknown;
    } catch (error) {
      const reason = `the document ${String(key)} is not what was written.`;
      throw new PostgresUnusable(this.usual.where, reason, 'XX001', false, error);
    }
  }

  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    return patiently(work, PATIENCE, this.closing.signal);
  }
}

const keyOf = ([key]: Row): string => fromPlainText(key ?? '');
