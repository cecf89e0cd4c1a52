import { Worker } from 'node:worker_threads';
import { DatabaseUnusable } from '#sqlite';
import type { WriterAnswer } from './event-writer.worker.js';
import type { Group, Outcomes } from './write-group.js';

/**
 * Writes groups in a thread of its own, so that waiting for the disk does not hold up sockets and timers
 * (docs/decisions/0002-embedded-store.md). The thread starts with the first group, and again after it died.
 * It keeps the process alive only while a group is under way.
 */
export class WriterThread {
  private worker: Worker | undefined;

  constructor(private readonly path: string) {}

  /**
   * One group at a time.
   *
   * @throws DatabaseUnusable when nothing of the group was stored, or when the thread died
   */
  async write(group: Group): Promise<Outcomes> {
    const worker = (this.worker ??= this.start());
    worker.ref();
    try {
      const answer = await nextMessage(worker, group);
      if ('failed' in answer) throw DatabaseUnusable.from(this.path, answer.failed);
      return answer.outcomes;
    } finally {
      worker.unref();
    }
  }

  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage('close');
    await exited;
  }

  private start(): Worker {
    const worker = new Worker(new URL('./event-writer.worker.js', import.meta.url), {
      workerData: this.path,
    });
    worker.once('exit', () => (this.worker = undefined));
    return worker;
  }
}

function nextMessage(worker: Worker, group: Group): Promise<WriterAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', answered).off('error', failed).off('exit', exited);
    };
    const answered = (answer: WriterAnswer): void => {
      settle();
      resolve(answer);
    };
    const failed = (error: Error): void => {
      settle();
      reject(error);
    };
    const exited = (): void => failed(new Error('The writing thread ended. Append again: a new one starts.'));
    worker.on('message', answered).on('error', failed).on('exit', exited);
    worker.postMessage(group);
  });
}
