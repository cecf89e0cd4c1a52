import type { Answers } from './encoder-messages.js';

/** Calls whose waiting time is remembered. */
const REMEMBERED = 1024;
/** Share of the newest batch in the running mean of what a text costs. */
const NEWEST = 0.1;

/** Measures an encoder at work. */
export class ServingFigures {
  readonly #waits = new Float64Array(REMEMBERED);
  #calls = 0;
  #batches = 0;
  #texts = 0;
  /** Milliseconds a text, running mean. */
  #cost = 5;

  batch({ texts, milliseconds }: Pick<Answers, 'texts' | 'milliseconds'>): void {
    if (texts === 0) return;
    this.#batches++;
    this.#texts += texts;
    this.#cost += NEWEST * (milliseconds / texts - this.#cost);
  }

  call(milliseconds: number): void {
    this.#waits[this.#calls++ % REMEMBERED] = milliseconds;
  }

  /** What `texts` texts cost one thread, in milliseconds. */
  expected(texts: number): number {
    return texts * this.#cost;
  }

  read(): { batches: number; textsPerBatch: number; calls: number; p50: number; p99: number } {
    const waits = this.#waits.slice(0, Math.min(this.#calls, REMEMBERED)).sort();
    const quantile = (share: number): number => waits[Math.floor(share * waits.length)] ?? 0;
    return {
      batches: this.#batches,
      textsPerBatch: this.#batches === 0 ? 0 : this.#texts / this.#batches,
      calls: this.#calls,
      p50: quantile(0.5),
      p99: quantile(0.99),
    };
  }
}
