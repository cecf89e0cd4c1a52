import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Makes sure that `root` holds a folder of this name, and writes it where it doesn't. The folder appears whole or
 * not at all: it is written under another name and renamed, so that a killed or a second process leaves nothing half.
 */
export async function ensureFolder(
  root: string,
  name: string,
  write: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = join(root, name);
  if (existsSync(folder)) return;
  await mkdir(root, { recursive: true });
  await removeAbandoned(root, name);
  const unfinished = `${folder}.tmp-${randomBytes(6).toString('hex')}`;
  try {
    await write(unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have been faster; its folder is as good as this one.
    if (!existsSync(folder)) throw error;
  }
}

/** What a killed process left behind; recent folders may be another process at work. */
async function removeAbandoned(root: string, name: string): Promise<void> {
  const now = Date.now();
  for (const entry of await readdir(root)) {
    if (!entry.startsWith(`${name}.tmp-`)) continue;
    const path = join(root, entry);
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}
