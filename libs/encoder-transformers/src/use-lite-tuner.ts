import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EncoderTuner, type SentenceEncoder, type Tuned, type TuningTask } from '#understanding';
import { usableDevice } from './device-check.js';
import { EncoderInvalid } from './encoder-invalid.js';
import type { Device } from './encoder-messages.js';
import { TransformersSentenceEncoder, type ServingOptions } from './transformers-sentence-encoder.js';
import { loadTuned } from './tuned-folder.js';
import type { TuningReply, TuningStart } from './tuning-messages.js';
import { TUNING, type TuningSettings } from './tuning-settings.js';
import { ensureUseLite, FOLDER } from './use-lite-folder.js';

export interface UseLiteTunerOptions extends ServingOptions {
  /** Tuned encoders are kept here, beside the one they were made from. */
  readonly cacheDir: string;
  readonly device?: Device | undefined;
  /** Threads inside one operator, of a tuning and of the encoders it opens. */
  readonly threads?: number | undefined;
  readonly settings?: TuningSettings | undefined;
}

/** Fine-tunes Universal Sentence Encoder Lite, each tuning on a thread of its own. */
export class UseLiteTuner extends EncoderTuner {
  override readonly name = FOLDER;
  override readonly languages = ['en'];
  readonly #root: string;
  #device: Device;
  #tried: Promise<void> | undefined;

  constructor(private readonly options: UseLiteTunerOptions) {
    super();
    this.#root = resolve(options.cacheDir);
    this.#device = options.device ?? 'cpu';
  }

  /** The one asked for, until it has been tried and does not work: the processor from then on. */
  override get device(): Device {
    return this.#device;
  }

  async tune(task: TuningTask): Promise<Tuned> {
    const { texts, labels, classes, heldOut, seed, signal, onProgress } = task;
    signal?.throwIfAborted();
    const { settings = TUNING, threads = 1 } = this.options;
    const work = { texts, labels, classes, heldOut, seed, settings };
    const name = `use-lite-tuned-${hashOf(work)}`;
    const base = join(this.#root, await ensureUseLite(this.#root));
    await this.#tryDevice(base);
    if (!(await loadTuned(this.#root, name, classes))) {
      const { folder = join(this.#root, 'unfinished') } = task;
      await mkdir(folder, { recursive: true });
      const checkpoint = join(folder, `${name}.checkpoint`);
      const computing = { device: this.device, threads };
      await onThread({ work, computing, base, root: this.#root, name, checkpoint }, signal, onProgress);
    }
    const tuned = await loadTuned(this.#root, name, classes);
    if (!tuned)
      throw new EncoderInvalid(`The tuned encoder ${name} is gone from ${this.#root}: train again.`);
    return tuned;
  }

  async openTuned(name: string): Promise<SentenceEncoder> {
    const { cacheDir: _, settings: __, threads = 1, device: ___, ...serving } = this.options;
    const folder = join(this.#root, name);
    if (!existsSync(folder))
      throw new EncoderInvalid(`The tuned encoder ${name} is not in ${this.#root}: train the model again.`);
    await this.#tryDevice(folder);
    const { device, languages } = this;
    return TransformersSentenceEncoder.start(
      { folder, precision: 'fp32', threads, device, batch: 32, name, languages },
      serving,
    );
  }

  /** The device is tried once, on the first encoder that is to compute. */
  #tryDevice(folder: string): Promise<void> {
    this.#tried ??= this.#try(folder);
    return this.#tried;
  }

  async #try(folder: string): Promise<void> {
    const { threads = 1 } = this.options;
    const start = { folder, precision: 'fp32', threads, device: this.#device, batch: 32 } as const;
    this.#device = (await usableDevice(start, false)).device;
  }
}

/** A name for what the work comes to: equal work gives equal weights. */
function hashOf({ labels, heldOut, ...work }: TuningStart['work']): string {
  const content = JSON.stringify([FOLDER, work, [...labels], [...heldOut]]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function onThread(
  workerData: TuningStart,
  signal: AbortSignal | undefined,
  onProgress: TuningTask['onProgress'],
): Promise<void> {
  const worker = new Worker(new URL('./tuning.worker.js', import.meta.url), { workerData });
  const stop = (): void => worker.postMessage('stop');
  signal?.addEventListener('abort', stop, { once: true });
  const ended = new Promise<void>((resolve, reject) => {
    worker.on('message', (reply: TuningReply) => {
      if (reply.kind === 'progress') onProgress?.(reply);
      else if (reply.kind === 'done') resolve();
      // The reason is whatever the caller aborted with.
      else reject(signal?.reason as Error);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The tuning's thread ended early (code ${String(code)}).`)));
  });
  return ended.finally(() => signal?.removeEventListener('abort', stop));
}
