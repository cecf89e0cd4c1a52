import type { Command } from 'commander';
import { restoreBackup } from '#safekeeping';
import { findBackup } from '../log/backups-folder.js';
import { countedProgress, type CountedProgress } from '../log/counted-progress.js';
import { foreseen } from '../log/foreseen.js';
import { type InFolder, inFolder } from '../log/log-options.js';
import { openLog } from '../log/open-log.js';

/** `presage restore BACKUP --var NEW_FOLDER` */
export function register(program: Command): void {
  const command = program
    .command('restore')
    .description('Verify a backup and put it into an empty data folder, with the server stopped.')
    .argument('<backup>', 'its folder, or its name');
  inFolder(command).action((backup: string, options: InFolder) => foreseen(() => restore(backup, options)));
}

const STEPS = { check: 'Verify ', restore: 'Restore', prove: 'Prove  ' } as const;

async function restore(backup: string, { var: dataFolder, json }: InFolder): Promise<void> {
  const folder = findBackup(backup, dataFolder);
  await using opened = await openLog(dataFolder, 'make');
  let bar: { readonly step: keyof typeof STEPS; readonly progress: CountedProgress } | undefined;
  const onProgress = (step: keyof typeof STEPS, events: number, total: number): void => {
    if (bar?.step !== step) {
      bar?.progress[Symbol.dispose]();
      bar = { step, progress: countedProgress(STEPS[step]) };
    }
    bar.progress.tell(events, total);
  };
  try {
    const restored = await restoreBackup({ folder, log: opened.log, dataFolder, onProgress });
    const text =
      `${restored.events.toLocaleString('en')} events in ${dataFolder}, checksum ${restored.chain}: as they were backed up.\n` +
      'Put keys.sqlite and master.key of the installation beside them, then start: documents are built anew.\n';
    process.stdout.write(json ? `${JSON.stringify({ backup: folder, ...restored })}\n` : text);
  } finally {
    bar?.progress[Symbol.dispose]();
  }
}
