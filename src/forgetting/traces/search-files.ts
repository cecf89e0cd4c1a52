import { type Dirent } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { TextFinder } from './text-finder.js';

const CHUNK = 1 << 20;

export interface FileSearch {
  readonly files: number;
  readonly bytes: number;
  /** Which texts were found, by the path of the file in the folder. */
  readonly found: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Looks through every byte of every file in a folder.
 *
 * @param without folders that are left out
 */
export async function searchFiles(
  folder: string,
  finder: TextFinder,
  without: readonly string[] = [],
): Promise<FileSearch> {
  const found = new Map<string, ReadonlySet<string>>();
  let [files, bytes] = [0, 0];
  for (const entry of await entriesOf(resolve(folder))) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || without.some((left) => path.startsWith(resolve(left) + sep))) continue;
    const inFile = new Set<string>();
    const size = await searchFile(path, finder, inFile);
    if (size === undefined) continue;
    files += 1;
    bytes += size;
    if (inFile.size > 0) found.set(relative(folder, path), inFile);
  }
  return { files, bytes, found };
}

/** @returns how many bytes were looked through; undefined where the file has gone meanwhile, as journals do */
async function searchFile(path: string, finder: TextFinder, found: Set<string>): Promise<number | undefined> {
  const file = await unlessGone(open(path, 'r'));
  if (!file) return undefined;
  try {
    const buffer = Buffer.alloc(CHUNK + finder.longest);
    let [size, kept] = [0, 0];
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, CHUNK, size);
      if (bytesRead === 0) return size;
      size += bytesRead;
      const filled = kept + bytesRead;
      finder.find(buffer.subarray(0, filled), found);
      // What may have begun at the end is seen again, with what follows.
      kept = Math.min(filled, Math.max(0, finder.longest - 1));
      buffer.copyWithin(0, filled - kept, filled);
    }
  } finally {
    await file.close();
  }
}

const entriesOf = async (folder: string): Promise<readonly Dirent[]> =>
  (await unlessGone(readdir(folder, { recursive: true, withFileTypes: true }))) ?? [];

async function unlessGone<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    // Asked of the value itself: an error of Node's own need not be an `Error` of this realm.
    if ((error as { code?: unknown } | null)?.code === 'ENOENT') return undefined;
    throw error;
  }
}
