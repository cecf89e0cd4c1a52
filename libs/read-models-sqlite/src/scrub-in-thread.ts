import { Worker } from 'node:worker_threads';

/** Rewriting large files takes seconds, in which sockets must be served. */
export async function scrubInThread(folder: string): Promise<void> {
  const worker = new Worker(new URL('./scrub.worker.js', import.meta.url), { workerData: folder });
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject).once('exit', () => resolve());
  });
}
