import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseUnusable } from '#sqlite';
import { GenerationFile } from './generation-file.js';

/** A file and what SQLite keeps beside it. */
const COMPANIONS = ['', '-wal', '-shm'];
const DAMAGED = '.damaged';

/** The files of the generations in one folder, each opened when it is first used. */
export class GenerationFiles {
  private readonly opened = new Map<string, GenerationFile>();

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  isOpen(name: string): boolean {
    return this.opened.has(name);
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  /** @throws DatabaseUnusable where it is not there: a file is never made by looking for it */
  open(name: string): GenerationFile {
    const known = this.opened.get(name);
    if (known) return known;
    const path = this.path(name);
    if (!this.has(name)) throw new DatabaseUnusable(path, 'it is gone.', 'SQLITE_CANTOPEN', undefined);
    const file = new GenerationFile(path);
    this.opened.set(name, file);
    return file;
  }

  /**
   * Makes a file that nobody knows of yet; what a process that died has left under this name is removed. One that is
   * not filled stays empty: whoever opens it first makes its tables, which spares opening it twice.
   */
  make(name: string, fill: (path: string) => void = (path) => writeFileSync(path, '')): void {
    this.delete(name);
    fill(this.path(name));
  }

  /** Deletes a file; where the system does not allow it while somebody reads, `sweep` does it later. */
  delete(name: string): void {
    this.abandon(name);
    for (const companion of COMPANIONS) {
      try {
        rmSync(this.path(name) + companion, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
      }
    }
  }

  /** @returns the path under which its content is kept until `deleteSetAside`; undefined where there is none */
  setAside(name: string): string | undefined {
    this.abandon(name);
    const path = this.path(name);
    if (!existsSync(path)) return undefined;
    for (const companion of COMPANIONS) {
      if (existsSync(path + companion)) renameSync(path + companion, path + DAMAGED + companion);
    }
    return path + DAMAGED;
  }

  deleteSetAside(): void {
    for (const name of readdirSync(this.folder)) {
      if (name.includes(DAMAGED)) rmSync(this.path(name), { force: true });
    }
  }

  /** Lets go of the files that are not used any more. */
  keepOnly(used: ReadonlySet<string>): void {
    for (const name of [...this.opened.keys()]) if (!used.has(name)) this.abandon(name);
  }

  /** Deletes what a process that died has left. */
  sweep(used: ReadonlySet<string>): void {
    for (const name of readdirSync(this.folder)) {
      const file = /^(.+\.generation-\d+\.\d+\.sqlite)(?:-wal|-shm)?$/u.exec(name)?.[1];
      if (file !== undefined && !used.has(file)) this.delete(file);
    }
  }

  close(): void {
    for (const file of this.opened.values()) file.close();
    this.opened.clear();
  }

  private abandon(name: string): void {
    this.opened.get(name)?.abandon();
    this.opened.delete(name);
  }
}
