import type { Worker } from 'node:worker_threads';

/** The one thing a thread says; it is ended then, with all that it has opened. @param work what it does, in a word */
export function outcomeOf<Outcome>(worker: Worker, work: string): Promise<Outcome> {
  const outcome = new Promise<Outcome>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The ${work} thread ended early (code ${code}).`)));
  });
  return outcome.finally(() => worker.terminate());
}
