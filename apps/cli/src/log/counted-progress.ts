import { progressOn } from '../import/progress.js';

export interface CountedProgress extends Disposable {
  /** How many of how many events are done. */
  readonly tell: (events: number, total: number) => void;
}

const SECOND = 1_000;

/** Shows on standard error how far a walk over a log is, and how fast. */
export function countedProgress(label: string): CountedProgress {
  const progress = progressOn(process.stderr, label);
  const started = performance.now();
  let began = false;
  return {
    tell: (events, total) => {
      if (!began) progress.start(total);
      began = true;
      const perSecond = Math.round((events * SECOND) / Math.max(1, performance.now() - started));
      progress.update(events, `${events.toLocaleString('en')} events, ${perSecond.toLocaleString('en')}/s`);
    },
    [Symbol.dispose]: () => progress.stop(),
  };
}
