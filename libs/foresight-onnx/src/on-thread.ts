import { buffersOf, type TrainedWeights } from '#foresight';
import { Worker } from 'node:worker_threads';
import type { News, TrainingReply, TrainingStart } from './training-work.js';

/** Runs a training on a thread of its own. @throws the signal's reason where it was aborted; the checkpoint stays */
export async function trainOnThread(
  workerData: TrainingStart,
  {
    signal,
    onNews,
  }: { readonly signal?: AbortSignal | undefined; readonly onNews?: ((news: News) => void) | undefined },
): Promise<TrainedWeights> {
  signal?.throwIfAborted();
  const { train, validation } = workerData.work;
  const worker = new Worker(new URL('./training.worker.js', import.meta.url), {
    workerData,
    transferList: [...buffersOf(train), ...buffersOf(validation)],
  });
  const stop = (): void => worker.postMessage('stop');
  signal?.addEventListener('abort', stop, { once: true });
  const ended = new Promise<TrainedWeights>((resolve, reject) => {
    worker.on('message', (reply: TrainingReply) => {
      if (reply.kind === 'news') onNews?.(reply.news);
      // One that was over before it heard of the abort is aborted all the same; its checkpoint has the answer.
      else if (reply.kind === 'done' && !signal?.aborted) resolve(reply.trained);
      // The reason is whatever the caller aborted with.
      else reject(signal?.reason as Error);
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`The training's thread ended early (code ${String(code)}).`)),
    );
  });
  return ended.finally(() => signal?.removeEventListener('abort', stop));
}
