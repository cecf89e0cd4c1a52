import { setImmediate as nextTurn } from 'node:timers/promises';

/** A socket that waits this long for the event loop does not feel it. */
const MOST_MS = 4;

/**
 * Lets short pieces of computing share the event loop with everything else: when those that ran in one turn have
 * taken four milliseconds together, the others wait for a later turn, in their order.
 */
export class Pace {
  /** Milliseconds computed in this turn. */
  #spent = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  async run<Value>(work: () => Value): Promise<Value> {
    while (this.#spent >= MOST_MS) await nextTurn();
    if (this.#spent === 0) setImmediate(() => (this.#spent = 0));
    const started = this.now();
    try {
      return work();
    } finally {
      this.#spent += this.now() - started;
    }
  }
}
