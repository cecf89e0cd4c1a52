import { ReplayImpossible, type ShareRunner } from '#projections';
import { CheckpointMoved } from '#read-models';
import type { StoresConfig } from '../config/config.js';
import { STOP, type ThreadNews } from './replay-messages.js';
import { startThread } from './start-thread.js';

/** Shares of replays, each in a thread of its own. */
export const threadShares =
  (stores: StoresConfig): ShareRunner =>
  async ({ projection: { name: projection }, ...share }, hear, signal) => {
    const thread = startThread({ stores, order: { kind: 'share', share: { ...share, projection } } });
    const stop = (): void => thread.postMessage(STOP);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      // Its files are closed when the thread has ended, not before.
      let isDone = false;
      await new Promise<void>((resolve, reject) => {
        thread.on('message', (said: ThreadNews) => {
          if (said.kind === 'share') hear(said.progress);
          if (said.kind === 'share-ended') isDone = true;
          const failure = failureIn(said);
          if (failure) reject(failure);
        });
        thread.on('error', reject);
        thread.on('exit', () => {
          if (isDone) resolve();
          else reject(new Error('A thread of the replay ended before its share was built.'));
        });
      });
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };

function failureIn(said: ThreadNews): Error | undefined {
  switch (said.kind) {
    case 'moved':
      return new CheckpointMoved(said.moved.model, said.moved.expected, said.moved.actual);
    case 'impossible':
      return new ReplayImpossible(said.reason);
    case 'error':
      return new Error(said.message);
    default:
      return undefined;
  }
}
