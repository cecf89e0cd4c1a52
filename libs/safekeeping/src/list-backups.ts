import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupView } from '#protocol';
import { LOG, messageOf, NoBackup, PARTIAL, readManifest } from './backup-folder.js';

/** A draft that has not grown for so long was left behind by a process that ended. */
const ABANDONED_MS = 60_000;

/** Every backup in a folder, newest first, also those under way and those that cannot be used. */
export async function listBackups(folder: string, now: Date): Promise<readonly BackupView[]> {
  const names = await foldersIn(folder);
  const views = await Promise.all(
    names
      .sort()
      .reverse()
      .map((name) => viewOf(folder, name, now)),
  );
  return views.filter((view) => view !== undefined);
}

async function viewOf(folder: string, name: string, now: Date): Promise<BackupView | undefined> {
  const path = join(folder, name);
  if (name.endsWith(PARTIAL)) return draftView(path, name.slice(0, -PARTIAL.length), now);
  try {
    const { takenAt, events, head, chain, files } = await readManifest(path);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { name, state: 'done', takenAt, events, head, bytes, share: 1, chain };
  } catch (error) {
    if (!(error instanceof NoBackup)) throw error;
    return { ...nothingOf(name), state: 'failed', reason: error.message };
  }
}

/** @returns undefined where it has just become a backup, or gone */
async function draftView(path: string, name: string, now: Date): Promise<BackupView | undefined> {
  try {
    const { size, mtimeMs } = await stat(join(path, LOG)).catch(() => stat(path));
    const view = { ...nothingOf(name), bytes: size };
    if (now.getTime() - mtimeMs < ABANDONED_MS) return { ...view, state: 'running' };
    const reason = `It was not finished: the process that took it ended. Delete ${path} and take another.`;
    return { ...view, state: 'failed', reason };
  } catch (error) {
    if (messageOf(error).includes('ENOENT')) return undefined;
    throw error;
  }
}

/** The name tells when it was taken. */
function nothingOf(name: string): Omit<BackupView, 'state'> {
  const time = Date.parse(name.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));
  const takenAt = new Date(Number.isNaN(time) ? 0 : time).toISOString();
  return { name, takenAt, events: 0, head: '0', bytes: 0, share: 0 };
}

async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ENOENT') return [];
    throw error;
  }
}
