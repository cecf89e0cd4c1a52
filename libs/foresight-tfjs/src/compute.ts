import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TrainingNews } from '#foresight';
import type { Command, Reply, Task } from './messages.js';
import { type TensorFlowDevice, TensorFlowUnavailable } from './tensorflow.js';

const PROCESS = fileURLToPath(new URL('./computing.process.js', import.meta.url));

export interface ComputeOptions {
  readonly device: TensorFlowDevice | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onNews?: ((news: TrainingNews) => void) | undefined;
}

export type Answer = Exclude<Reply, { kind: 'news' | 'stopped' | 'failed' }>;

/**
 * Has a process of its own do one task.
 *
 * @throws the signal's reason where it was aborted, TensorFlowUnavailable where it cannot compute there
 */
export async function compute(task: Task, { device, signal, onNews }: ComputeOptions): Promise<Answer> {
  signal?.throwIfAborted();
  const child = fork(PROCESS, { serialization: 'advanced', execArgv: [] });
  const tell = (command: Command): unknown => child.connected && child.send(command);
  const stop = (): unknown => tell({ kind: 'stop' });
  signal?.addEventListener('abort', stop, { once: true });
  const answered = new Promise<Answer>((resolve, reject) => {
    child.on('message', (reply: Reply) => {
      switch (reply.kind) {
        case 'news':
          onNews?.(reply.news);
          return;
        case 'stopped':
          // The reason is whatever the caller aborted with.
          reject(signal?.reason as Error);
          return;
        case 'failed':
          reject(failure(reply.name, reply.message));
          return;
        default:
          // One that was over before it heard of the abort is aborted all the same; its checkpoint has the answer.
          if (signal?.aborted) reject(signal.reason as Error);
          else resolve(reply);
      }
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`TensorFlow's process ended early (code ${String(code)}).`)));
  });
  tell({ kind: 'start', task, device });
  return answered.finally(() => {
    signal?.removeEventListener('abort', stop);
    if (child.connected) child.disconnect();
  });
}

/** Errors do not cross to another process as what they were. */
function failure(name: string, message: string): Error {
  if (name === 'TensorFlowUnavailable') return new TensorFlowUnavailable(message);
  return name === 'RangeError' ? new RangeError(message) : new Error(message);
}
