import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where distributions keep one folder for each version of the server. */
const VERSIONED = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version. */
  readonly version: number;
}

/** @returns the newest PostgreSQL server of this machine, undefined where none is installed */
export function findBinaries(): Binaries | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...VERSIONED.flatMap(foldersIn)];
  return folders
    .map((folder) => ({ initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }))
    .filter(({ initdb, postgres }) => existsSync(initdb) && existsSync(postgres))
    .map((found) => ({ ...found, version: versionOf(found.postgres) }))
    .sort((a, b) => b.version - a.version)[0];
}

function foldersIn(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent).map((version) => join(parent, version, 'bin'));
}

function versionOf(postgres: string): number {
  return Number(/\d+/.exec(execFileSync(postgres, ['--version'], { encoding: 'utf8' }))?.[0] ?? 0);
}
