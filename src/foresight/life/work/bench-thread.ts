import { Worker } from 'node:worker_threads';
import type { LifeProgress } from '../foresight-models.js';
import { type Bench, type BenchNews, type Kind, STOP, type Tasks } from './bench-order.js';

interface Hearing {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LifeProgress) => void;
}

/**
 * Carries something out on a thread with stores of its own: whoever is being served does not wait.
 *
 * @throws what the thread says, by its name; the signal's reason where it was aborted
 */
export async function onBench<Of extends Kind>(
  bench: Bench,
  kind: Of,
  task: Tasks[Of]['task'],
  { signal, onProgress = () => undefined }: Hearing = {},
): Promise<Tasks[Of]['result']> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./bench.worker.js', import.meta.url), {
    workerData: { bench, kind, task },
  });
  const stop = (): void => worker.postMessage(STOP);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await outcome(worker, kind, onProgress);
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Resolves when the thread has closed what it had opened, and is gone. */
function outcome<Of extends Kind>(
  worker: Worker,
  kind: Of,
  onProgress: (progress: LifeProgress) => void,
): Promise<Tasks[Of]['result']> {
  let done: { readonly result: Tasks[Of]['result'] } | undefined;
  return new Promise((resolve, reject) => {
    worker.on('message', (news: BenchNews) => {
      if (news.kind === 'progress') onProgress(news.progress);
      else done = { result: news.result as Tasks[Of]['result'] };
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (done) resolve(done.result);
      else reject(new Error(`The ${kind} thread ended early (code ${String(code)}).`));
    });
  });
}
