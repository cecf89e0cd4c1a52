import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BesideLog } from '#safekeeping';

/**
 * What goes into a backup with the log: accounts, whether the demo was filled, and what was attached to messages,
 * sealed as it lies there. Never keys and secrets, so that what was forgotten stays forgotten; nor read models, which
 * are built anew.
 */
const NAMES = ['staff.json', 'demo.json'];
const ATTACHMENTS = 'attachments';
/** What was sent; uploads that still wait for a message are left out. */
const SENT = '.sealed';

export async function filesBeside(dataFolder: string): Promise<readonly BesideLog[]> {
  const alone = NAMES.filter((name) => existsSync(join(dataFolder, name)));
  const attached = await attachmentsIn(join(dataFolder, ATTACHMENTS));
  const placed = (name: string): BesideLog => ({ name, path: join(dataFolder, name) });
  return [...alone.map(placed), ...attached.map((name) => ({ ...placed(name), mayBeGone: true }))];
}

async function attachmentsIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith(SENT))
    .map((name) => `${ATTACHMENTS}/${name.replaceAll('\\', '/')}`)
    .sort();
}
