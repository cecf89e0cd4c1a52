import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BackupManifest, backupManifest } from '#protocol';

export const MANIFEST = 'manifest.json';
/** The log, as an export in NDJSON. */
export const LOG = 'log.ndjson.gz';
/** A backup that is not whole yet has this behind its name. */
export const PARTIAL = '.partial';

/** The folder holds no backup, or one that cannot be read. */
export class NoBackup extends Error {
  override readonly name = 'NoBackup';
}

/** Names sort by the time they were taken; they are fit for any file system and any address. */
export const backupName = (at: Date): string => at.toISOString().replaceAll(':', '-');

/**
 * Lets `fill` write a backup into a folder under another name, and gives it its own when everything is on the disk.
 * Where that fails nothing is left behind.
 */
export async function makeBackup(
  folder: string,
  fill: (draft: string) => Promise<BackupManifest>,
): Promise<BackupManifest> {
  const draft = `${folder}${PARTIAL}`;
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  await mkdir(draft, { mode: 0o700 });
  try {
    const manifest = await fill(draft);
    await writeDurably(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(draft, folder);
    await syncFolder(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** @throws NoBackup where there is no manifest, or not one that can be understood */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const path = join(folder, MANIFEST);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is not JSON' : messageOf(error);
    throw new NoBackup(`${folder} is no backup, or a damaged one: ${path} cannot be read (${reason}).`);
  }
  const parsed = backupManifest.safeParse(content);
  if (!parsed.success) {
    throw new NoBackup(`${path} is damaged, or was written by a newer version of Presage.`);
  }
  return parsed.data;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is on the disk when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Asked of the value itself: an error of Node's own need not be an `Error` of this realm. */
export const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | null)?.message ?? error);
