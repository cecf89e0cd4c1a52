import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SentenceEncoder } from '#understanding';
import type { EncodeRequest, EncoderReply, EncoderStart } from './encoder-messages.js';

/** The encoder cannot answer: its thread ended, was closed, or refused the model. */
export class EncoderFailed extends Error {
  override readonly name = 'EncoderFailed';
}

export interface EncoderDescription extends EncoderStart {
  /** Identifies weights and tokenizer; part of the version of every model trained on its vectors. */
  readonly name: string;
  readonly languages: readonly string[];
}

interface Pending {
  readonly texts: number;
  readonly resolve: (vectors: readonly Float32Array[]) => void;
  readonly reject: (error: Error) => void;
}

/** A sentence encoder on a thread of its own; concurrent calls are joined into micro-batches there. */
export class TransformersSentenceEncoder extends SentenceEncoder {
  readonly #pending = new Map<number, Pending>();
  #nextId = 0;
  #ended: EncoderFailed | undefined;

  private constructor(
    private readonly description: EncoderDescription,
    private readonly worker: Worker,
    readonly dimensions: number,
  ) {
    super();
    worker.on('message', (reply: EncoderReply) => this.#settle(reply));
    worker.on('error', (error) => this.#end(`The encoder's thread failed: ${error.message}`));
    worker.on('exit', () => this.#end('The encoder is closed.'));
  }

  /** Loads the model on its thread. @throws EncoderFailed where that fails. */
  static async start(description: EncoderDescription): Promise<TransformersSentenceEncoder> {
    const { root, model, threads, device } = description;
    const workerData: EncoderStart = { root, model, threads, device };
    const worker = new Worker(new URL('./encoder.worker.js', import.meta.url), { workerData });
    try {
      const [ready] = (await once(worker, 'message')) as [EncoderReply];
      if (ready.kind !== 'ready') throw new Error('it answered before it was ready');
      return new TransformersSentenceEncoder(description, worker, ready.dimensions);
    } catch (error) {
      await worker.terminate();
      const reason = error instanceof Error ? error.message : String(error);
      throw new EncoderFailed(`The encoder in ${root}/${model} does not start: ${reason}`);
    }
  }

  get name(): string {
    return this.description.name;
  }

  get device(): string {
    return this.description.device;
  }

  get languages(): readonly string[] {
    return this.description.languages;
  }

  encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.#ended) return Promise.reject(this.#ended);
    if (texts.length === 0) return Promise.resolve([]);
    const request: EncodeRequest = { id: this.#nextId++, texts };
    return new Promise((resolve, reject) => {
      this.#pending.set(request.id, { texts: texts.length, resolve, reject });
      this.worker.postMessage(request);
    });
  }

  async close(): Promise<void> {
    this.#end('The encoder is closed.');
    await this.worker.terminate();
  }

  #settle(reply: EncoderReply): void {
    if (reply.kind === 'ready') return;
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (!pending) return;
    if (reply.kind === 'failed') {
      pending.reject(new EncoderFailed(reply.reason));
      return;
    }
    const { dimensions } = this;
    const { vectors } = reply;
    pending.resolve(
      Array.from({ length: pending.texts }, (_, i) => vectors.subarray(i * dimensions, (i + 1) * dimensions)),
    );
  }

  #end(reason: string): void {
    this.#ended ??= new EncoderFailed(reason);
    for (const { reject } of this.#pending.values()) reject(this.#ended);
    this.#pending.clear();
  }
}
