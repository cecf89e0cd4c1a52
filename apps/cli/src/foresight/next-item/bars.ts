import { type Progress, progressOn } from '../../import/progress.js';
import type { RunOptions } from './run-experiment.js';

const PARTS = 1000;

/** A bar for each thing that takes its time, on standard error. */
export class Bars {
  private title = '';
  private bar: Progress | undefined;

  readonly show: RunOptions['onNews'] = (model, doing, share, note) => {
    const title = `${model} ${doing}`;
    if (title !== this.title) {
      this.end();
      this.title = title;
      this.bar = progressOn(process.stderr, title.padEnd(28));
      this.bar.start(PARTS);
    }
    this.bar?.update(Math.round(share * PARTS), note);
  };

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
    this.title = '';
  }
}
