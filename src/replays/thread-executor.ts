import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { type CompareOrder, ReplayExecutor, type RunNews, type Work, type WorkOrder } from '#projections';
import type { Comparison } from '#protocol';
import type { StoresConfig } from '../config/config.js';
import { STOP, type ThreadNews, type ThreadOrder } from './replay-messages.js';
import { startThread } from './start-thread.js';

const AGAIN_AFTER_MS = 2_000;

/** Works in threads, one for each replay and each comparison. */
export class ThreadExecutor extends ReplayExecutor {
  constructor(
    private readonly stores: StoresConfig,
    private readonly onError: (error: unknown) => void,
  ) {
    super();
  }

  override begin(work: WorkOrder, hear: (news: RunNews) => void): Work {
    const stopping = new AbortController();
    const ended = this.keepGoing(work, hear, stopping.signal);
    return {
      stop: async () => {
        stopping.abort();
        await ended;
      },
    };
  }

  override compare(compare: CompareOrder): Promise<Omit<Comparison, 'replayId'>> {
    const thread = this.start({ kind: 'compare', compare });
    return new Promise((resolve, reject) => {
      thread.on('message', (said: ThreadNews) => {
        if (said.kind === 'compared') resolve(said.comparison);
        if (said.kind === 'error') reject(new Error(said.message));
      });
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('The comparison ended without a result. Ask again.')));
    });
  }

  /** A thread that dies is replaced: it goes on from what is stored. */
  private async keepGoing(
    work: WorkOrder,
    hear: (news: RunNews) => void,
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted) {
      await this.once(work, hear, signal);
      // Being stopped meanwhile ends the pause, and with it the loop.
      await wait(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async once(work: WorkOrder, hear: (news: RunNews) => void, signal: AbortSignal): Promise<void> {
    const thread = this.start({ kind: 'work', work });
    const stop = (): void => thread.postMessage(STOP);
    signal.addEventListener('abort', stop, { once: true });
    const failed = (error: Error): void => {
      hear({ kind: 'waiting', reason: error.message });
      this.onError(error);
    };
    await new Promise<void>((resolve) => {
      thread.on('message', (said: ThreadNews) => {
        if (said.kind === 'news') hear(said.news);
        if (said.kind === 'error') failed(new Error(said.message));
      });
      thread.on('error', failed);
      thread.on('exit', () => resolve());
    });
    signal.removeEventListener('abort', stop);
  }

  private start(order: ThreadOrder['order']): Worker {
    return startThread({ stores: this.stores, order });
  }
}
