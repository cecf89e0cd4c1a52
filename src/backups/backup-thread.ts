import { Worker } from 'node:worker_threads';
import type { BackupNews, BackupTask } from './backup-task.js';

export type Outcome = Exclude<BackupNews, { readonly kind: 'progress' }>;

/**
 * Does it in a thread of its own: reading, packing and summing a long log takes seconds of work, in which sockets
 * must be served.
 */
export class BackupThread {
  private readonly worker: Worker;
  readonly outcome: Promise<Outcome>;

  constructor(task: BackupTask, onProgress: (events: number, total: number) => void = () => undefined) {
    this.worker = new Worker(new URL('./backup.worker.js', import.meta.url), { workerData: task });
    this.outcome = new Promise((resolve) => {
      this.worker.on('message', (news: BackupNews) => {
        if (news.kind === 'progress') onProgress(news.events, news.total);
        else resolve(news);
      });
      this.worker.once('error', (error) => resolve({ kind: 'failed', reason: error.message }));
      this.worker.once('exit', () => resolve({ kind: 'failed', reason: 'It was stopped half-way.' }));
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
