/** One text on its way through the encoder. */
export interface Waiting<T> {
  readonly tokens: number;
  readonly item: T;
}

/** Tokens; most questions are shorter. */
const SHORT = 16;

export interface BatchLimits {
  /** Most texts in one batch. */
  readonly texts: number;
  /** Most tokens in one batch, padding counted: its longest text times its texts. */
  readonly tokens: number;
}

/** A request that others were served before this many times comes next. */
const PATIENCE = 8;

interface Request<T> {
  /** Sorted by length, the longest last. */
  readonly texts: Waiting<T>[];
  /** Batches that were led by another request since this one led, or came in. */
  passed: number;
}

/**
 * Collects requests and hands them out in batches that waste little on padding.
 *
 * The request with the fewest texts left is served first, so that a shopper's question does not wait behind
 * thousands of training examples; what room its batch has left is filled with texts of other requests that
 * are no longer than its longest, or so short that their padding costs less than a batch of their own.
 * One that has been passed over eight times comes first all the same, so that no stream of questions starves it.
 */
export class MicroBatches<T> {
  readonly #requests: Request<T>[] = [];

  constructor(private readonly limits: BatchLimits) {}

  add(texts: readonly Waiting<T>[]): void {
    if (texts.length === 0) return;
    this.#requests.push({ texts: [...texts].sort((a, b) => a.tokens - b.tokens), passed: 0 });
  }

  get isEmpty(): boolean {
    return this.#requests.length === 0;
  }

  /** The next batch, never empty while something waits. */
  next(): Waiting<T>[] {
    this.#requests.sort(
      (a, b) =>
        Number(b.passed >= PATIENCE) - Number(a.passed >= PATIENCE) || a.texts.length - b.texts.length,
    );
    const longest = Math.max(SHORT, this.#requests[0]?.texts.at(-1)?.tokens ?? 0);
    const room = Math.max(1, Math.min(this.limits.texts, Math.floor(this.limits.tokens / longest)));
    const batch: Waiting<T>[] = [];
    for (const { texts } of this.#requests) {
      // From the longest down: neighbours in length travel together.
      while (batch.length < room) {
        const at = texts.findLastIndex(({ tokens }) => tokens <= longest);
        const text = at < 0 ? undefined : texts.splice(at, 1)[0];
        if (!text) break;
        batch.push(text);
      }
    }
    this.#requests.forEach((request, i) => (request.passed = i === 0 ? 0 : request.passed + 1));
    this.#forgetFinished();
    return batch;
  }

  #forgetFinished(): void {
    for (let i = this.#requests.length - 1; i >= 0; i--) {
      if (this.#requests[i]?.texts.length === 0) this.#requests.splice(i, 1);
    }
  }
}
