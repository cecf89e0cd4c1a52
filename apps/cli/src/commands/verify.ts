import type { Command } from 'commander';
import type { Verification } from '#protocol';
import { readManifest, verifyBackup, verifyLog } from '#safekeeping';
import { findBackup, newestBackup } from '../log/backups-folder.js';
import { countedProgress } from '../log/counted-progress.js';
import { foreseen } from '../log/foreseen.js';
import { type InFolder, inFolder } from '../log/log-options.js';
import { openLog } from '../log/open-log.js';

interface Options extends InFolder {
  readonly log?: boolean;
}

/** `presage verify [BACKUP] [--log]` */
export function register(program: Command): void {
  const command = program
    .command('verify')
    .description('Say whether a backup is what it was when it was taken.')
    .argument('[backup]', 'its folder, or its name; the newest where none is named')
    .option('--log', 'instead, whether the log in use still begins with what the backup holds');
  inFolder(command).action((backup: string | undefined, options: Options) =>
    foreseen(() => verify(backup, options)),
  );
}

async function verify(backup: string | undefined, { var: varFolder, log, json }: Options): Promise<void> {
  const folder = backup === undefined ? await newestBackup(varFolder) : findBackup(backup, varFolder);
  using progress = countedProgress('Verify');
  const result = log
    ? await verifyInUse(varFolder, folder, progress.tell)
    : await verifyBackup(folder, progress.tell);
  const { ok, events, chain, problems } = result;
  const what = log ? `The log in ${varFolder}` : folder;
  const text = ok
    ? `${what} is well: ${events.toLocaleString('en')} events, checksum ${chain}\n`
    : `${what} is not what was backed up:\n${problems.map((problem) => `  ${problem}\n`).join('')}`;
  process.stdout.write(json ? `${JSON.stringify({ backup: folder, ...result })}\n` : text);
  if (!ok) process.exitCode = 1;
}

async function verifyInUse(
  varFolder: string,
  folder: string,
  tell: (events: number, total: number) => void,
): Promise<Verification> {
  await using opened = await openLog(varFolder, 'refuse');
  return await verifyLog(opened.log, await readManifest(folder), tell);
}
