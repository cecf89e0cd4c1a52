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

/**
 * Collects requests and hands them out in batches that waste little on padding.
 *
 * The request with the fewest texts left is served first, so that a shopper's question does not wait behind
 * thousands of training examples; what room its batch has left is filled with texts of other requests that
 * are no longer than its longest, or so short that their padding costs less than a batch of their own.
 */
export class MicroBatches<T> {
  /** One list a request, each sorted by length, the longest last. */
  readonly #requests: Waiting<T>[][] = [];

  constructor(private readonly limits: BatchLimits) {}

  add(texts: readonly Waiting<T>[]): void {
    if (texts.length > 0) this.#requests.push([...texts].sort((a, b) => a.tokens - b.tokens));
  }

  get isEmpty(): boolean {
    return this.#requests.length === 0;
  }

  /** The next batch, never empty while something waits. */
  next(): Waiting<T>[] {
    this.#requests.sort((a, b) => a.length - b.length);
    const longest = Math.max(SHORT, this.#requests[0]?.at(-1)?.tokens ?? 0);
    const room = Math.max(1, Math.min(this.limits.texts, Math.floor(this.limits.tokens / longest)));
    const batch: Waiting<T>[] = [];
    for (const request of this.#requests) {
      // From the longest down: neighbours in length travel together.
      while (batch.length < room) {
        const at = request.findLastIndex(({ tokens }) => tokens <= longest);
        const text = at < 0 ? undefined : request.splice(at, 1)[0];
        if (!text) break;
        batch.push(text);
      }
    }
    this.#forgetFinished();
    return batch;
  }

  #forgetFinished(): void {
    for (let i = this.#requests.length - 1; i >= 0; i--) {
      if (this.#requests[i]?.length === 0) this.#requests.splice(i, 1);
    }
  }
}
