import { createReadStream, type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { TextFinder } from './text-finder.js';

const CHUNK = 1 << 20;

export interface FileSearch {
  readonly files: number;
  readonly bytes: number;
  /** Which texts were found, by the path of the file in the folder. */
  readonly found: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Looks through every byte of every file in a folder; of those that are packed (`.gz`), through what they hold.
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
  if (!path.endsWith('.gz'))
    return searchChunks(createReadStream(path, { highWaterMark: CHUNK }), finder, found);
  const packed = createReadStream(path);
  return searchChunks(
    pipeline(packed, createGunzip({ chunkSize: CHUNK }), () => undefined),
    finder,
    found,
  );
}

async function searchChunks(
  chunks: AsyncIterable<Buffer>,
  finder: TextFinder,
  found: Set<string>,
): Promise<number | undefined> {
  let bytes = 0;
  let end = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      const seen = Buffer.concat([end, chunk]);
      finder.find(seen, found);
      // What may have begun at the end is seen again, with what follows.
      end = seen.subarray(Math.max(0, seen.length - finder.longest + 1));
    }
    return bytes;
  } catch (error) {
    if (isGone(error)) return undefined;
    // What is packed wrongly, or only in part yet, cannot be read any further by anybody.
    if (codeOf(error).startsWith('Z_')) return bytes;
    throw error;
  }
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** Asked of the value itself: an error of Node's own need not be an `Error` of this realm. */
const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code);
const isGone = (error: unknown): boolean => codeOf(error) === 'ENOENT';
