import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EventStore } from '#event-store';
import type { BackupManifest } from '#protocol';
import { LOG, makeBackup } from './backup-folder.js';
import { exportLog } from './export-log.js';
import { formats } from './formats.js';
import { type FileSum, writeHashed } from './hashed-file.js';
import { LogChain } from './log-chain.js';
import { packed } from './packed.js';

/** A file that belongs to a backup beside the log. It must hold no keys. */
export interface BesideLog {
  /** Path within the data folder, and so within the backup, with slashes. */
  readonly name: string;
  readonly path: string;
  /** Left out where it is not there any more; else a backup without it is none. */
  readonly mayBeGone?: boolean;
}

export interface BackupOptions {
  /** Where the backup will be; it must not be there yet. */
  readonly folder: string;
  readonly takenAt: Date;
  readonly beside?: readonly BesideLog[];
  /** Called several times a second with the events written and those there are. */
  readonly onProgress?: (events: number, total: number) => void;
}

/**
 * A whole copy of the log as it stands now, while it goes on being written to: what is appended meanwhile is left
 * for the next one. Give the log as it is kept: the copy then holds sealed values only, and never a key.
 */
export async function takeBackup(
  log: Pick<EventStore, 'readAll' | 'head' | 'count'>,
  { folder, takenAt, beside = [], onProgress = () => undefined }: BackupOptions,
): Promise<BackupManifest> {
  return makeBackup(folder, async (draft) => {
    const head = await log.head();
    const total = await log.count({}, 0n, head);
    const chain = new LogChain();
    const lines = exportLog(log, {
      format: formats.ndjson,
      upTo: head,
      chain,
      onProgress: (events) => onProgress(events, total),
    });
    const files = [{ name: LOG, ...(await writeHashed(join(draft, LOG), packed(lines))) }];
    for (const one of beside) {
      const source = await openBeside(one);
      if (source) files.push({ name: one.name, ...(await copyInto(draft, one.name, source)) });
    }
    const { events, value, marks } = chain;
    const at = takenAt.toISOString();
    return { format: 1, takenAt: at, events, head: String(head), chain: value, marks, files };
  });
}

/** Whose owner was forgotten meanwhile is gone, and is not to come back. */
async function openBeside({ path, mayBeGone }: BesideLog): Promise<FileHandle | undefined> {
  try {
    return await open(path);
  } catch (error) {
    if (mayBeGone && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function copyInto(draft: string, name: string, source: FileHandle): Promise<FileSum> {
  try {
    await mkdir(dirname(join(draft, name)), { recursive: true, mode: 0o700 });
    const content = source.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>;
    return await writeHashed(join(draft, name), content);
  } finally {
    await source.close();
  }
}
