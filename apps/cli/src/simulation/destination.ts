import type { SimulatedEvent } from '#simulator';

export interface Written {
  /** Events that are there now and were not before. */
  stored: number;
  /** Events that were there already. */
  duplicates: number;
  /** Events that cannot go this way. */
  leftOut: number;
}

/** Where simulated events go. */
export abstract class Destination implements AsyncDisposable {
  readonly written: Written = { stored: 0, duplicates: 0, leftOut: 0 };

  /** Takes events in order of time; resolves when they are safe there. One call at a time. */
  abstract write(events: readonly SimulatedEvent[]): Promise<void>;

  /** Nothing more will come. @returns what the person at the terminal may want to know */
  finish(): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}
