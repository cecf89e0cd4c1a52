import { Presets, SingleBar } from 'cli-progress';

/** Tells a waiting person how far a long work is. Figures go to standard error, results to standard output. */
export abstract class Progress {
  abstract start(total: number): void;
  /** @param note a figure worth showing, such as `12,000 events/s` */
  abstract update(done: number, note: string): void;
  abstract stop(): void;
}

/** On a terminal a bar with the time left. */
class ProgressBar extends Progress {
  private readonly bar: SingleBar;

  constructor(label: string) {
    super();
    const format = `${label} {bar} {percentage}% | {note} | {eta_formatted} left`;
    this.bar = new SingleBar({ format, hideCursor: true, fps: 5, etaBuffer: 50 }, Presets.shades_classic);
  }

  override start(total: number): void {
    this.bar.start(total, 0, { note: '' });
  }

  override update(done: number, note: string): void {
    this.bar.update(done, { note });
  }

  override stop(): void {
    this.bar.stop();
  }
}

const LINE_EVERY_MS = 5_000;

/** In a log file, a line every five seconds. */
class ProgressLines extends Progress {
  private total = 0;
  private lastAt = Date.now();

  constructor(private readonly label: string) {
    super();
  }

  override start(total: number): void {
    this.total = total;
  }

  override update(done: number, note: string): void {
    if (Date.now() - this.lastAt < LINE_EVERY_MS) return;
    this.lastAt = Date.now();
    const percent = Math.floor((100 * done) / Math.max(1, this.total));
    process.stderr.write(`${this.label} ${percent}% | ${note}\n`);
  }

  override stop(): void {
    this.total = 0;
  }
}

export const progressOn = (stderr: { readonly isTTY?: boolean }, label: string): Progress =>
  stderr.isTTY ? new ProgressBar(label) : new ProgressLines(label);
