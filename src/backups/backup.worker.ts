import { parentPort, workerData } from 'node:worker_threads';
import { takeBackup, verifyBackup } from '#safekeeping';
import { openEventLog } from '../stores/open-event-log.js';
import { filesBeside } from './files-beside.js';
import type { BackupNews, BackupTask } from './backup-task.js';

const TELL_EVERY_MS = 200;

const tell = (news: BackupNews): void => parentPort?.postMessage(news);

let toldAt = 0;
function onProgress(events: number, total: number): void {
  const now = Date.now();
  if (now - toldAt < TELL_EVERY_MS) return;
  toldAt = now;
  tell({ kind: 'progress', events, total });
}

async function work(task: BackupTask): Promise<BackupNews> {
  const { folder } = task;
  if (task.kind === 'verify') {
    return { kind: 'verified', verification: await verifyBackup(folder, onProgress) };
  }
  const { takenAt } = task;
  const beside = await filesBeside(task.dataFolder);
  const log = await openEventLog(task.log);
  try {
    const manifest = await takeBackup(log, { folder, takenAt: new Date(takenAt), beside, onProgress });
    return { kind: 'taken', manifest };
  } finally {
    await log.close();
  }
}

try {
  tell(await work(workerData as BackupTask));
} catch (error) {
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
}
