import { join } from 'node:path';
import { CheckpointMoved, GenerationUnusable, type Healed, type Place, type ReadModel } from '#read-models';
import { DatabaseUnusable } from '#sqlite';
import { Catalog, type Entry, type Location, nameOf } from './catalog.js';
import { damageOf, GenerationFile } from './generation-file.js';
import { GenerationFiles } from './generation-files.js';

/**
 * The catalog and the files it names, used by several processes and threads at once.
 *
 * Whoever writes to a file first takes its lock and then looks into the catalog whether the file is still the one
 * that is meant; whoever changes that (`makeLive`, `scrub`) holds the same lock until the catalog is committed.
 * So no commit can go to a generation that has just ceased to be live. Locks are taken in this order: file, catalog.
 */
export class GenerationsFolder {
  private readonly catalog: Catalog;
  private readonly files: GenerationFiles;
  /** Whether files may be open that are not used any more. */
  private outdated = false;

  /** @throws DatabaseUnusable naming the path and what to do */
  constructor(folder: string) {
    this.files = new GenerationFiles(folder);
    this.catalog = new Catalog(join(folder, 'catalog.sqlite'));
    this.sweep();
  }

  /** @throws GenerationUnusable */
  locate(model: ReadModel): Location {
    if (this.catalog.changed()) this.outdated = true;
    if (this.outdated) this.files.keepOnly(this.catalog.files());
    this.outdated = false;
    const known = this.catalog.locate(model);
    if (known) return known;
    this.catalog.transaction(() => {
      if (!this.catalog.locate(liveOf(model))) this.files.make(this.catalog.add(model, undefined).file);
    });
    return this.existing(model);
  }

  /** @throws GenerationUnusable */
  read<T>(model: ReadModel, work: (file: GenerationFile, at: Location) => T): T {
    const at = this.locate(model);
    try {
      return work(this.open(model, at), at);
    } catch (error) {
      if (this.isAt(model, at)) throw error;
      return this.read(model, work);
    }
  }

  /** Runs `work` in one transaction of the file that the model means, and goes on meaning until it has ended. */
  write<T>(model: ReadModel, work: (file: GenerationFile, at: Location) => T): T {
    for (;;) {
      const done = this.read(model, (file, at) =>
        file.transaction(() => (this.isAt(model, at) ? { value: work(file, at) } : undefined)),
      );
      if (done) return done.value;
    }
  }

  /** Makes the indexes of what the model means; with many documents that takes seconds, and writers wait. */
  index(model: ReadModel): void {
    this.read(model, (file) => file.table(model.part).index(model.indexes));
  }

  entries(model: ReadModel): readonly Entry[] {
    this.locate(liveOf(model));
    return this.catalog.entries(model);
  }

  add(model: ReadModel, about: unknown, copyOf: number | undefined): number {
    const source = copyOf === undefined ? undefined : this.locate({ ...model, generation: copyOf });
    return this.catalog.transaction(() => {
      const { file, generation } = this.catalog.add(model, about);
      this.files.make(
        file,
        source && this.copying(this.existing({ ...model, generation: source.generation })),
      );
      return generation;
    });
  }

  absorb(model: ReadModel, into: number, from: number, checkpoint: bigint): void {
    const target = { ...model, generation: into };
    const source = this.locate({ ...model, generation: from });
    const at = this.read(target, (file, where) => {
      file.absorb(this.files.path(source.file), checkpoint);
      return where;
    });
    // Somebody has rewritten the file meanwhile, with or without what was just written: doing it twice is harmless.
    if (this.isAt(target, at)) this.drop(model, from);
    else this.absorb(model, into, from, checkpoint);
  }

  makeLive(model: ReadModel, generation: number, expected: Place | undefined): void {
    const { part: _, ...documents } = model;
    this.index({ ...documents, generation });
    this.write(liveOf(model), (former, at) => {
      assertThere(model, expected, { generation: at.generation, position: former.position });
      this.catalog.transaction(() => {
        this.existing({ ...model, generation });
        this.catalog.setLive(model, generation);
      });
    });
  }

  drop(model: ReadModel, generation: number): void {
    const dropped = this.catalog.transaction(() => {
      const at = this.catalog.locate({ ...model, generation });
      if (at?.live) {
        throw new GenerationUnusable(
          nameOf(model),
          generation,
          'it is the live one; make another live first.',
        );
      }
      this.catalog.remove(model, generation);
      return at;
    });
    if (dropped) this.files.delete(dropped.file);
  }

  /** The generation begins anew, empty, at position 0. */
  clear(model: ReadModel): void {
    this.locate(model);
    const former = this.catalog.transaction(() => this.moveOn(model, this.existing(model)));
    this.files.delete(former.file);
  }

  heal(model: ReadModel): Healed | undefined {
    const at = this.locate(model);
    const reason = this.damageAt(at);
    if (reason === undefined) return undefined;
    const mine = this.catalog.transaction(() => {
      const now = this.existing(model);
      return now.file === at.file && this.moveOn(model, now);
    });
    if (!mine) return undefined;
    const keptAt = this.files.setAside(at.file);
    return { reason, ...(keptAt !== undefined && { keptAt }) };
  }

  /**
   * Writes every file anew without what was deleted from it, and deletes the old one. Overwriting in place is not
   * enough: with `secure_delete` SQLite leaves pieces behind where it has moved rows between pages.
   */
  scrub(): void {
    for (const model of this.catalog.models()) {
      for (const { generation } of this.catalog.entries(model)) this.rewrite({ ...model, generation });
    }
    this.files.deleteSetAside();
    this.catalog.scrub();
  }

  close(): void {
    this.files.close();
    this.catalog.close();
  }

  private rewrite(model: ReadModel): void {
    const former = this.write(model, (_, at) =>
      this.catalog.transaction(() => this.moveOn(model, at, this.copying(at))),
    );
    this.files.delete(former.file);
  }

  /** In a transaction of the catalog. @returns where the generation was until now */
  private moveOn(model: ReadModel, at: Location, fill?: (path: string) => void): Location {
    this.files.make(this.catalog.moveToNewFile(model, at.generation), fill);
    return at;
  }

  /** With a connection of its own: what is copied is what is committed, also while this one holds a transaction. */
  private copying({ file }: Location): (path: string) => void {
    return (path) => {
      const source = new GenerationFile(this.files.path(file));
      source.copyTo(path);
      source.abandon();
    };
  }

  private damageAt({ file }: Location): string | undefined {
    if (!this.files.has(file)) return `The file ${this.files.path(file)} is gone.`;
    try {
      return this.files.open(file).damage();
    } catch (error) {
      return damageOf(error);
    }
  }

  /** @throws DatabaseUnusable also where somebody else deletes the file at this moment */
  private open(model: ReadModel, at: Location): GenerationFile {
    const known = this.files.isOpen(at.file);
    const file = this.files.open(at.file);
    if (known || this.isAt(model, at)) return file;
    this.files.delete(at.file);
    return this.files.open(at.file);
  }

  /** Closes nothing, so that it can be asked while a file is written. */
  private isAt(model: ReadModel, { file }: Location): boolean {
    if (this.catalog.changed()) this.outdated = true;
    return this.catalog.locate(model)?.file === file;
  }

  private sweep(): void {
    try {
      this.catalog.transaction(() => this.files.sweep(this.catalog.files()));
    } catch (error) {
      // Another process is making a file at this moment: what lies about can wait for the next start.
      if (!(error instanceof DatabaseUnusable) || error.code !== 'SQLITE_BUSY') throw error;
    }
  }

  private existing(model: ReadModel): Location {
    const location = this.catalog.locate(model);
    if (location) return location;
    throw new GenerationUnusable(nameOf(model), model.generation ?? 1, 'there is none of this number.');
  }
}

/** @throws CheckpointMoved */
export function assertThere(model: ReadModel, expected: Place | undefined, actual: Place): void {
  if (!expected) return;
  if (actual.generation !== expected.generation || actual.position !== expected.position) {
    throw new CheckpointMoved(nameOf(model), expected, actual);
  }
}

/** The same model, whichever of its generations is live. */
function liveOf({ name, version, indexes }: ReadModel): ReadModel {
  return { name, version, indexes };
}
