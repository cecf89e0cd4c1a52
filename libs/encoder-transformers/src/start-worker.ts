import { Worker } from 'node:worker_threads';
import { EncoderFailed } from './encoder-failures.js';
import type { EncoderReply, EncoderStart } from './encoder-messages.js';

/** Makes the thread; a test hands in another one. */
export type Launch = (start: EncoderStart) => Worker;

export const launchEncoder: Launch = (workerData) =>
  new Worker(new URL('./encoder.worker.js', import.meta.url), { workerData });

/**
 * Starts a thread and waits until its model is loaded and warm.
 *
 * @throws EncoderFailed with the reason, and then no thread is left
 */
export async function startWorker(
  start: EncoderStart,
  launch: Launch,
): Promise<{ worker: Worker; dimensions: number }> {
  const worker = launch(start);
  try {
    const dimensions = await new Promise<number>((resolve, reject) => {
      worker.once('message', (reply: EncoderReply) => {
        if (reply.kind === 'ready') resolve(reply.dimensions);
        else reject(new Error('it answered before it was ready'));
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`its thread ended with code ${String(code)}`)));
    });
    return { worker, dimensions };
  } catch (error) {
    await worker.terminate();
    const reason = (error as Error).message;
    throw new EncoderFailed(`The encoder in ${start.folder} does not start: ${reason}`);
  }
}
