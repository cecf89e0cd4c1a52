import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import type { BackupManifest, Verification } from '#protocol';
import { LOG, messageOf, readManifest } from './backup-folder.js';
import { sumOf } from './hashed-file.js';
import { eventsUpTo } from './log-stretch.js';
import { ManifestCheck } from './manifest-check.js';
import { unpacked } from './packed.js';
import { readLogFile } from './read-log-file.js';

export type OnEvents = (events: number, total: number) => void;

const TELL_EVERY = 1_000;
const UNBOUNDED = 1n << 62n;

/**
 * Whether a backup is what it was when it was taken: the checksum of every file, and the log read event by event
 * against the chain. Nothing is written, so it may lie on a medium that cannot be.
 *
 * @throws NoBackup where there is no manifest that can be read
 */
export async function verifyBackup(
  folder: string,
  onEvents: OnEvents = () => undefined,
): Promise<Verification> {
  const manifest = await readManifest(folder);
  const check = new ManifestCheck(manifest);
  for (const file of manifest.files) {
    const problem = await fileProblem(folder, file);
    if (problem !== undefined) check.note(problem);
  }
  try {
    for await (const line of readLogFile(logOf(folder))) {
      if (line.kind === 'event') check.add(line.event);
      if (check.events % TELL_EVERY === 0) onEvents(check.events, manifest.events);
    }
  } catch (error) {
    check.note(
      `${LOG} cannot be read further than ${check.events.toLocaleString('en')} events: ${messageOf(error)}`,
    );
  }
  return check.result();
}

/** Whether a log begins with everything that a backup of it holds. */
export async function verifyLog(
  log: Pick<EventStore, 'readAll'>,
  manifest: BackupManifest,
  onEvents: OnEvents = () => undefined,
): Promise<Verification> {
  const check = new ManifestCheck(manifest);
  for await (const events of eventsUpTo(log, UNBOUNDED)) {
    for (const event of events.slice(0, manifest.events - check.events)) check.add(event);
    onEvents(check.events, manifest.events);
    if (check.events === manifest.events) break;
  }
  return check.result();
}

/** The log of a backup, unpacked. */
export function logOf(folder: string): AsyncIterable<Uint8Array> {
  return unpacked(createReadStream(join(folder, LOG)));
}

async function fileProblem(
  folder: string,
  file: BackupManifest['files'][number],
): Promise<string | undefined> {
  try {
    const { bytes, sha256 } = await sumOf(join(folder, file.name));
    if (sha256 === file.sha256) return undefined;
    const size =
      bytes === file.bytes ? 'its size is right' : `it has ${String(bytes)} bytes, not ${String(file.bytes)}`;
    return `${file.name} is not the file that was written: ${size}, its checksum is another.`;
  } catch (error) {
    return `${file.name} cannot be read: ${messageOf(error)}`;
  }
}
