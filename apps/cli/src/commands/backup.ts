import type { Command } from 'commander';
import { join } from 'node:path';
import { backupName, takeBackup } from '#safekeeping';
import { filesBeside } from '../../../../src/backups/files-beside.js';
import { backupsOf } from '../log/backups-folder.js';
import { countedProgress } from '../log/counted-progress.js';
import { foreseen } from '../log/foreseen.js';
import { type InFolder, inFolder } from '../log/log-options.js';
import { openLog } from '../log/open-log.js';

interface Options extends InFolder {
  readonly to?: string;
}

/** `presage backup` */
export function register(program: Command): void {
  const command = program
    .command('backup')
    .description('Copy the whole log, also while the server runs. It holds no keys.')
    .option('--to <folder>', 'where backups go (PRESAGE_BACKUPS, or backups in the data folder)');
  inFolder(command).action((options: Options) => foreseen(() => backUp(options)));
}

async function backUp({ var: varFolder, to, json }: Options): Promise<void> {
  await using opened = await openLog(varFolder, 'refuse');
  const takenAt = new Date();
  const folder = join(to ?? backupsOf(varFolder), backupName(takenAt));
  using progress = countedProgress('Backup');
  const beside = await filesBeside(varFolder);
  const manifest = await takeBackup(opened.log, { folder, takenAt, beside, onProgress: progress.tell });
  const { events, chain, files } = manifest;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  process.stdout.write(
    json
      ? `${JSON.stringify({ folder, events, head: manifest.head, chain, bytes })}\n`
      : `${events.toLocaleString('en')} events in ${folder}, checksum ${chain}\n`,
  );
}
