import type { Clock } from '#kernel';
import type { TrainingGrade, TrainingView } from '#protocol';
import type { ReadModels } from '#read-models';
import { type TrainingProgress, type TrainingProgressNote, trainingsModel } from '#understanding';

/** A few times a second. */
const EVERY_MS = 250;
const POINTS = 200;

type Phase = TrainingProgress['phase'];

/** What part of the whole each phase is, roughly: for one bar that only goes forward. */
const parts: Readonly<Record<TrainingGrade, Readonly<Record<Phase, readonly [begin: number, end: number]>>>> =
  {
    fast: { encoding: [0, 0.3], tuning: [0.3, 0.3], training: [0.3, 0.95], measuring: [0.95, 1] },
    full: { encoding: [0, 0.02], tuning: [0.02, 0.92], training: [0.92, 0.98], measuring: [0.98, 1] },
  };

interface Parts {
  readonly readModels: Pick<ReadModels, 'get' | 'commit'>;
  readonly clock: Clock;
  readonly device: string;
  readonly onError: (error: unknown) => void;
}

/** Writes down how far one training is, so that every process can show it. */
export class TrainingNotes {
  private curve: TrainingView['curve'] = [];
  private readonly startedAt = performance.now();
  private begunAt: number | undefined;
  private lastWrite = -Infinity;
  private latest: TrainingProgressNote | undefined;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly trainingId: string,
    private readonly grade: TrainingGrade,
    private readonly parts: Parts,
  ) {}

  /** Goes on from what was told before the process ended. */
  async begin(): Promise<void> {
    const before = await this.parts.readModels.get<TrainingProgressNote>(trainingsModel, this.trainingId);
    this.curve = before?.curve ?? [];
    this.note({ phase: 'encoding', share: 0 });
  }

  note({ phase, share, tuning }: TrainingProgress): void {
    const [begin, end] = parts[this.grade][phase];
    const whole = Math.min(1, begin + share * (end - begin));
    this.begunAt ??= whole;
    if (tuning) this.addPoint(tuning);
    const secondsLeft = tuning?.secondsLeft ?? this.secondsLeft(whole);
    const { trainingId, curve } = this;
    const toldAt = this.parts.clock.now().toISOString();
    const figures = { trainingId, phase, share: whole, curve, device: this.parts.device, toldAt };
    this.latest = { ...figures, ...(secondsLeft !== undefined && { secondsLeft }) };
    this.timer ??= setTimeout(() => this.write(), Math.max(0, this.lastWrite + EVERY_MS - performance.now()));
  }

  /** Resolves when the last is written. */
  async end(): Promise<void> {
    if (this.timer) this.write();
    await this.writing;
  }

  private addPoint({ step, loss, heldOutAccuracy }: NonNullable<TrainingProgress['tuning']>): void {
    const point = { step, loss, ...(heldOutAccuracy !== undefined && { heldOutAccuracy }) };
    // A resumed tuning goes through the steps since its last checkpoint once more.
    const before = this.curve.filter((one) => one.step < step);
    const all = [...before, point];
    // Measured points stay: there are few of them.
    this.curve = all.length <= POINTS ? all : all.filter((one, i) => i % 2 === 0 || one.heldOutAccuracy);
  }

  /** From the pace so far; nothing is said of the first moments. */
  private secondsLeft(whole: number): number | undefined {
    const [done, seconds] = [whole - (this.begunAt ?? 0), (performance.now() - this.startedAt) / 1_000];
    return done < 0.02 || seconds < 1 ? undefined : Math.ceil(((1 - whole) * seconds) / done);
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
