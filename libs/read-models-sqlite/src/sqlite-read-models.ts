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
import { DatabaseUnusable } from '#sqlite';
import { assertThere, GenerationsFolder } from './generations-folder.js';
import { scrubInThread } from './scrub-in-thread.js';

/**
 * Documents as JSON in a folder of SQLite files: a catalog, and a file for each generation of each model. So what
 * is built beside a live model never waits for it, dropping is deleting a file, and a damaged file costs one
 * projection. Several processes and threads may use the folder at once.
 */
export class SqliteReadModels extends ReadModels {
  private readonly generationsIn: GenerationsFolder;
  /** While files are rewritten, writers of this process wait here, where they do not hold up the thread. */
  private quiet: Promise<void> = Promise.resolve();
  private closed = false;

  /** @throws DatabaseUnusable naming the path and what to do */
  constructor(readonly folder: string) {
    super();
    this.generationsIn = new GenerationsFolder(folder);
  }

  override async define(model: ReadModel): Promise<void> {
    this.generationsIn.index(model);
  }

  override async get<Document>(model: ReadModel, key: string): Promise<Document | undefined> {
    return this.generationsIn.read(model, (file) => file.table(model.part).get(key)) as Document | undefined;
  }

  override async getMany<Document>(
    model: ReadModel,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Document>> {
    const found = this.generationsIn.read(model, (file) => file.table(model.part).getMany(keys));
    return found as ReadonlyMap<string, Document>;
  }

  override async find<Document>(model: ReadModel, query: Query = {}): Promise<readonly Stored<Document>[]> {
    assertIndexed(model, query);
    return this.generationsIn.read(model, (file) => file.table(model.part).find<Document>(query));
  }

  override async count(model: ReadModel, where?: Query['where']): Promise<number> {
    assertIndexed(model, where ? { where } : {});
    return this.generationsIn.read(model, (file) => file.table(model.part).count(where));
  }

  override async place(model: ReadModel): Promise<Place> {
    return this.generationsIn.read(model, ({ position }, { generation }) => ({ generation, position }));
  }

  override async commit<Document>(
    model: ReadModel,
    changes: readonly Change<Document>[],
    checkpoint: bigint,
    { expected, parts = {} }: CommitOptions = {},
  ): Promise<void> {
    await this.quiet;
    this.generationsIn.write(model, (file, { generation }) => {
      assertThere(model, expected, { generation, position: file.position });
      file.table().write(changes);
      for (const [part, of] of Object.entries(parts)) file.table(part).write(of);
      file.position = checkpoint;
    });
  }

  override async clear(model: ReadModel): Promise<void> {
    await this.quiet;
    this.generationsIn.clear(model);
  }

  override async generations(model: ReadModel): Promise<readonly Generation[]> {
    return this.generationsIn.entries(model).map(({ generation, live, about }) => {
      const figures = this.figuresOf({ ...model, generation });
      return { generation, ...figures, live, about };
    });
  }

  override async addGeneration(model: ReadModel, { about, copyOf }: NewGeneration = {}): Promise<number> {
    await this.quiet;
    return this.generationsIn.add(model, about, copyOf);
  }

  override async absorb(model: ReadModel, into: number, from: number, checkpoint: bigint): Promise<void> {
    await this.quiet;
    this.generationsIn.absorb(model, into, from, checkpoint);
  }

  override async makeLive(model: ReadModel, generation: number, expected?: Place): Promise<void> {
    await this.quiet;
    this.generationsIn.makeLive(model, generation, expected);
  }

  override async dropGeneration(model: ReadModel, generation: number): Promise<void> {
    await this.quiet;
    this.generationsIn.drop(model, generation);
  }

  /** Also deletes what `heal` has set aside. */
  override async scrub(): Promise<void> {
    const done = this.quiet.then(() => scrubInThread(this.folder));
    this.quiet = done.catch(() => undefined);
    return done;
  }

  override async heal(model: ReadModel): Promise<Healed | undefined> {
    await this.quiet;
    return this.generationsIn.heal(model);
  }

  override async close(): Promise<void> {
    await this.quiet;
    if (!this.closed) this.generationsIn.close();
    this.closed = true;
  }

  /** A damaged file, or one that is gone, counts none: it takes nothing from those beside it. */
  private figuresOf(model: ReadModel): Pick<Generation, 'position' | 'documents'> {
    try {
      return this.generationsIn.read(model, (file) => {
        return { position: file.position, documents: file.table().count() };
      });
    } catch (error) {
      const isLost = error instanceof DatabaseUnusable && LOST.includes(error.code);
      if (!isLost) throw error;
      return { position: 0n, documents: 0 };
    }
  }
}

const LOST: readonly (string | undefined)[] = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CANTOPEN'];
