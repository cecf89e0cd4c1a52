import { SentenceEncoder } from '#understanding';
import { EncoderBusy, EncoderFailed } from './encoder-failures.js';
import type { EncoderStart } from './encoder-messages.js';
import { EncoderThread } from './encoder-thread.js';
import { ServingFigures } from './serving-figures.js';
import { launchEncoder, type Launch } from './start-worker.js';
import { Turns } from './turns.js';
import { VectorCache } from './vector-cache.js';

export interface EncoderDescription extends EncoderStart {
  /** Identifies weights and tokenizer; part of the version of every model trained on its vectors. */
  readonly name: string;
  readonly languages: readonly string[];
}

export interface ServingOptions {
  /** Threads that each hold the model. */
  readonly workers?: number | undefined;
  /** Most texts of short calls that may wait or be computed. */
  readonly queue?: number | undefined;
  /** Vectors kept of texts that came last; none unless told. */
  readonly cache?: number | undefined;
}

/** How an encoder fares. */
export interface EncoderStatus {
  /** Threads that are up. */
  readonly workers: number;
  /** Texts that wait or are computed. */
  readonly queued: number;
  readonly batches: number;
  readonly textsPerBatch: number;
  /** Short calls answered, and the milliseconds the last 1,024 of them took. */
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
  /** Calls that were told to come again. */
  readonly refused: number;
  readonly restarts: number;
  readonly cache: { readonly entries: number; readonly hits: number; readonly misses: number };
}

/** A call with more texts is a long one: training, an evaluation, a file. */
const SHORT_CALL = 64;
/** Texts of a long call that travel together: enough to find like lengths among them. */
const PIECE = 512;
const QUEUE = 1024;
const SHORTEST_RETRY_MS = 50;

/**
 * A sentence encoder on threads of its own.
 *
 * Texts wait for no company: a message that finds a thread idle is computed at once, and those that arrive while a
 * batch is computed share the following ones. Short calls (up to 64 texts) are refused with `EncoderBusy` above
 * `queue` texts; longer ones are handed over piece by piece and wait for their turn. What a crashed thread owed is
 * done again. Vectors may be kept, and changed, by the one who asked for them.
 */
export class TransformersSentenceEncoder extends SentenceEncoder {
  readonly #figures: ServingFigures;
  readonly #cache: VectorCache;
  readonly #long: Turns;
  readonly #queue: number;
  #short = 0;
  #refused = 0;
  #closed = false;

  private constructor(
    private readonly description: EncoderDescription,
    private readonly threads: readonly EncoderThread[],
    figures: ServingFigures,
    { queue = QUEUE, cache = 0 }: ServingOptions,
  ) {
    super();
    this.#figures = figures;
    this.#cache = new VectorCache(cache);
    this.#queue = queue;
    // Two for each thread: while one piece is computed the next is on its way.
    this.#long = new Turns(2 * threads.length);
  }

  /** Loads the model on its threads. @throws EncoderFailed where that fails. */
  static async start(
    description: EncoderDescription,
    options: ServingOptions = {},
    launch: Launch = launchEncoder,
  ): Promise<TransformersSentenceEncoder> {
    const { folder, precision, device, threads, batch } = description;
    const figures = new ServingFigures();
    const started = await Promise.allSettled(
      Array.from({ length: options.workers ?? 1 }, () =>
        EncoderThread.start({ folder, precision, device, threads, batch }, launch, (answers) =>
          figures.batch(answers),
        ),
      ),
    );
    const up = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const failed = started.find((one) => one.status === 'rejected');
    if (failed) {
      await Promise.all(up.map((thread) => thread.close()));
      throw failed.reason;
    }
    return new TransformersSentenceEncoder(description, up, figures, options);
  }

  get name(): string {
    return this.description.name;
  }

  get dimensions(): number {
    return this.threads[0]?.dimensions ?? 0;
  }

  get device(): string {
    return this.description.device;
  }

  get languages(): readonly string[] {
    return this.description.languages;
  }

  /** @throws EncoderBusy for a short call where too much waits; EncoderFailed where it is closed or broken */
  async encode(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.#closed) throw new EncoderFailed('The encoder is closed.');
    return texts.length > SHORT_CALL ? this.#encodeLong(texts) : this.#encodeShort(texts);
  }

  status(): EncoderStatus {
    return {
      workers: this.threads.filter(({ isUp }) => isUp).length,
      queued: this.threads.reduce((sum, { load }) => sum + load, 0),
      ...this.#figures.read(),
      refused: this.#refused,
      restarts: this.threads.reduce((sum, { restarts }) => sum + restarts, 0),
      cache: { entries: this.#cache.size, hits: this.#cache.hits, misses: this.#cache.misses },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  async #encodeShort(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const started = performance.now();
    const known = texts.map((text) => this.#cache.get(text));
    const missing = texts.filter((_, i) => known[i] === undefined);
    const fresh = missing.length === 0 ? [] : await this.#queued(missing);
    missing.forEach((text, i) => this.#cache.set(text, fresh[i] ?? new Float32Array()));
    this.#figures.call(performance.now() - started);
    let next = 0;
    return known.map((vector) => vector ?? fresh[next++] ?? new Float32Array());
  }

  async #queued(texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.#short > 0 && this.#short + texts.length > this.#queue) throw this.#busy();
    this.#short += texts.length;
    try {
      return await this.#freest().encode(texts);
    } finally {
      this.#short -= texts.length;
    }
  }

  #busy(): EncoderBusy {
    this.#refused++;
    const wait = this.#figures.expected(this.#short) / this.threads.length;
    return new EncoderBusy(this.#short, Math.max(SHORTEST_RETRY_MS, Math.ceil(wait)));
  }

  async #encodeLong(texts: readonly string[]): Promise<readonly Float32Array[]> {
    const pieces = Array.from({ length: Math.ceil(texts.length / PIECE) }, (_, i) =>
      texts.slice(i * PIECE, (i + 1) * PIECE),
    );
    const encoded = pieces.map((piece) => this.#long.take(() => this.#freest().encode(piece)));
    return (await Promise.all(encoded)).flat();
  }

  /** The thread that owes least, of those that are up if any is. */
  #freest(): EncoderThread {
    const up = this.threads.filter(({ isUp }) => isUp);
    const [first, ...others] = up.length > 0 ? up : this.threads;
    if (!first) throw new EncoderFailed('The encoder has no thread.');
    return others.reduce((best, thread) => (thread.load < best.load ? thread : best), first);
  }
}
