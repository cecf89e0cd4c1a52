import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EncodeRequest, EncoderReply } from './encoder-messages.js';
import { MicroBatches, type BatchLimits } from './micro-batches.js';

/** What the loop needs of a model. */
export interface Embedding {
  tokenise(text: string): readonly number[];
  embed(batch: readonly (readonly number[])[]): Promise<readonly Float32Array[]>;
}

interface Job {
  readonly id: number;
  readonly vectors: Float32Array;
  left: number;
  failed: boolean;
}

interface Place {
  readonly job: Job;
  readonly at: number;
  readonly ids: readonly number[];
}

const LIMITS: BatchLimits = { texts: 32, tokens: 1024 };

/**
 * Encodes requests in micro-batches: those that arrive while a batch is computed share the following ones.
 * Every request is answered once, with all its vectors or with the reason of its failure.
 */
export class EncodingLoop {
  readonly #waiting: MicroBatches<Place>;
  #running = false;

  constructor(
    private readonly model: Embedding,
    private readonly dimensions: number,
    private readonly reply: (message: EncoderReply) => void,
    limits: BatchLimits = LIMITS,
  ) {
    this.#waiting = new MicroBatches(limits);
  }

  accept({ id, texts }: EncodeRequest): void {
    const job: Job = {
      id,
      vectors: new Float32Array(texts.length * this.dimensions),
      left: 0,
      failed: false,
    };
    const places = texts
      .map((text, at): Place => ({ job, at, ids: this.model.tokenise(text) }))
      // A text without tokens keeps its zero vector.
      .filter(({ ids }) => ids.length > 0);
    job.left = places.length;
    if (job.left === 0) this.#finish(job);
    this.#waiting.add(places.map((item) => ({ tokens: item.ids.length, item })));
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (!this.#waiting.isEmpty) {
      // Lets requests that arrived during the last batch join this one.
      await nextTurn();
      await this.#encode(this.#waiting.next().map(({ item }) => item));
    }
    this.#running = false;
  }

  async #encode(places: readonly Place[]): Promise<void> {
    const wanted = places.filter(({ job }) => !job.failed);
    if (wanted.length === 0) return;
    try {
      const vectors = await this.model.embed(wanted.map(({ ids }) => ids));
      wanted.forEach(({ job, at }, i) => {
        job.vectors.set(vectors[i] ?? [], at * this.dimensions);
        if (--job.left === 0) this.#finish(job);
      });
    } catch (error) {
      for (const job of new Set(wanted.map((place) => place.job))) {
        job.failed = true;
        this.reply({
          kind: 'failed',
          id: job.id,
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }

  #finish({ id, vectors }: Job): void {
    this.reply({ kind: 'encoded', id, vectors });
  }
}
