import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answers, EncodeRequest } from './encoder-messages.js';
import { MicroBatches } from './micro-batches.js';

/** What the loop needs of a model. */
export interface Embedding {
  tokenise(text: string): readonly number[];
  embed(batch: readonly (readonly number[])[]): Promise<readonly Float32Array[]>;
}

interface Job {
  readonly id: number;
  readonly vectors: Float32Array;
  left: number;
  failure?: string;
}

interface Place {
  readonly job: Job;
  readonly at: number;
  readonly ids: readonly number[];
}

/** A batch of average texts has this many tokens each, padding counted; longer ones are computed fewer at a time. */
const TOKENS_A_TEXT = 32;

/**
 * Encodes requests in micro-batches: those that arrive while a batch is computed share the following ones, and one
 * that arrives while nothing is computed starts at once.
 * Every request is answered once, with all its vectors or with the reason of its failure.
 */
export class EncodingLoop {
  readonly #waiting: MicroBatches<Place>;
  readonly #dimensions: number;
  #finished: Job[] = [];
  #running = false;

  constructor(
    private readonly model: Embedding,
    { dimensions, batch }: { readonly dimensions: number; readonly batch: number },
    private readonly reply: (answers: Answers) => void,
  ) {
    this.#dimensions = dimensions;
    this.#waiting = new MicroBatches({ texts: batch, tokens: batch * TOKENS_A_TEXT });
  }

  accept(requests: readonly EncodeRequest[]): void {
    for (const request of requests) this.#queue(request);
    this.#answer(0, 0);
    if (!this.#running) void this.#run();
  }

  #queue({ id, texts }: EncodeRequest): void {
    const job: Job = { id, vectors: new Float32Array(texts.length * this.#dimensions), left: 0 };
    const places = texts
      .map((text, at): Place => ({ job, at, ids: this.model.tokenise(text) }))
      // A text without tokens keeps its zero vector.
      .filter(({ ids }) => ids.length > 0);
    job.left = places.length;
    if (job.left === 0) this.#finished.push(job);
    this.#waiting.add(places.map((item) => ({ tokens: item.ids.length, item })));
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (!this.#waiting.isEmpty) {
      // Lets requests that arrived during the last batch join this one.
      await nextTurn();
      const wanted = this.#waiting
        .next()
        .map(({ item }) => item)
        .filter(({ job }) => job.failure === undefined);
      if (wanted.length === 0) continue;
      const started = performance.now();
      await this.#encode(wanted);
      this.#answer(wanted.length, performance.now() - started);
    }
    this.#running = false;
  }

  async #encode(wanted: readonly Place[]): Promise<void> {
    try {
      const vectors = await this.model.embed(wanted.map(({ ids }) => ids));
      wanted.forEach(({ job, at }, i) => {
        job.vectors.set(vectors[i] ?? [], at * this.#dimensions);
        if (--job.left === 0) this.#finished.push(job);
      });
    } catch (error) {
      const [first, ...others] = wanted;
      if (!first) return;
      if (others.length === 0) this.#fail(first.job, error);
      // One text may be to blame, or their number (the memory of a GPU): the others are answered all the same.
      else for (const place of wanted) await this.#encodeAlone(place);
    }
  }

  async #encodeAlone(place: Place): Promise<void> {
    if (place.job.failure === undefined) await this.#encode([place]);
  }

  #fail(job: Job, error: unknown): void {
    job.failure = error instanceof Error ? error.message : String(error);
    this.#finished.push(job);
  }

  /** One message for all that a batch finished: a message costs more than a short vector. */
  #answer(texts: number, milliseconds: number): void {
    const finished = this.#finished;
    if (finished.length === 0 && texts === 0) return;
    this.#finished = [];
    const encoded = finished.filter(({ failure }) => failure === undefined);
    const vectors = new Float32Array(encoded.reduce((sum, job) => sum + job.vectors.length, 0));
    let at = 0;
    for (const job of encoded) {
      vectors.set(job.vectors, at);
      at += job.vectors.length;
    }
    const failed = finished.flatMap(({ id, failure }) =>
      failure === undefined ? [] : { id, reason: failure },
    );
    this.reply({
      kind: 'answers',
      texts,
      milliseconds,
      encoded: encoded.map(({ id }) => id),
      vectors,
      failed,
    });
  }
}
