import type { Clock } from '#kernel';
import { type ProgressNote, trainingsModel } from '#model-life';
import type { ReadModels } from '#read-models';

/** A few times a second. */
const EVERY_MS = 250;

export interface NotesParts {
  readonly readModels: Pick<ReadModels, 'get' | 'commit'>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** Writes down how far one training is, so that every process can show it. */
export class ProgressNotes<Note extends ProgressNote> {
  private readonly startedAt = performance.now();
  private begunAt: number | undefined;
  private lastWrite = -Infinity;
  private latest: ProgressNote | undefined;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly trainingId: string,
    private readonly parts: NotesParts,
  ) {}

  /** What was told before the process ended. */
  before(): Promise<Note | undefined> {
    return this.parts.readModels.get<Note>(trainingsModel, this.trainingId);
  }

  /** The newest is written, at most four times a second. */
  tell(note: Omit<Note, keyof ProgressNote>): void {
    const toldAt = this.parts.clock.now().toISOString();
    this.latest = { ...note, trainingId: this.trainingId, toldAt };
    this.timer ??= setTimeout(() => this.write(), Math.max(0, this.lastWrite + EVERY_MS - performance.now()));
  }

  /** From the pace so far; nothing is said of the first moments. @param share of the whole, 0 to 1 */
  secondsLeft(share: number): number | undefined {
    this.begunAt ??= share;
    const [done, seconds] = [share - this.begunAt, (performance.now() - this.startedAt) / 1_000];
    return done < 0.02 || seconds < 1 ? undefined : Math.ceil(((1 - share) * seconds) / done);
  }

  /** Resolves when the last is written. */
  async end(): Promise<void> {
    if (this.timer) this.write();
    await this.writing;
  }

  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.lastWrite = performance.now();
    const document = this.latest;
    this.writing = this.writing
      .then(() =>
        this.parts.readModels.commit(trainingsModel, [{ kind: 'put', key: this.trainingId, document }], 0n),
      )
      // It is only for looking at, and the next one comes soon.
      .catch(this.parts.onError);
  }
}
