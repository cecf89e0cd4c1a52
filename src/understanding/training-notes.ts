import type { ProgressNote } from '#model-life';
import type { TrainingGrade, TrainingView } from '#protocol';
import type { TrainingProgress } from '#understanding';
import { type NotesParts, ProgressNotes } from '../models/progress-notes.js';

/** How far the training of an intent model is. */
export type TrainingProgressNote = ProgressNote &
  Pick<TrainingView, 'phase' | 'share' | 'secondsLeft' | 'device' | 'curve'>;

const POINTS = 200;

type Phase = TrainingProgress['phase'];

/** What part of the whole each phase is, roughly: for one bar that only goes forward. */
const parts: Readonly<Record<TrainingGrade, Readonly<Record<Phase, readonly [begin: number, end: number]>>>> =
  {
    fast: { encoding: [0, 0.3], tuning: [0.3, 0.3], training: [0.3, 0.95], measuring: [0.95, 1] },
    full: { encoding: [0, 0.02], tuning: [0.02, 0.92], training: [0.92, 0.98], measuring: [0.98, 1] },
  };

/** Writes down how far one training is, so that every process can show it. */
export class TrainingNotes {
  private curve: TrainingView['curve'] = [];
  private readonly notes: ProgressNotes<TrainingProgressNote>;

  constructor(
    trainingId: string,
    private readonly grade: TrainingGrade,
    private readonly parts: NotesParts & { readonly device: string },
  ) {
    this.notes = new ProgressNotes(trainingId, parts);
  }

  /** Goes on from what was told before the process ended. */
  async begin(): Promise<void> {
    this.curve = (await this.notes.before())?.curve ?? [];
    this.note({ phase: 'encoding', share: 0 });
  }

  note({ phase, share, tuning }: TrainingProgress): void {
    const [begin, end] = parts[this.grade][phase];
    const whole = Math.min(1, begin + share * (end - begin));
    if (tuning) this.addPoint(tuning);
    const byPace = this.notes.secondsLeft(whole);
    const secondsLeft = tuning?.secondsLeft ?? byPace;
    const { curve } = this;
    this.notes.tell({
      ...{ phase, share: whole, curve, device: this.parts.device },
      ...(secondsLeft !== undefined && { secondsLeft }),
    });
  }

  /** Resolves when the last is written. */
  end(): Promise<void> {
    return this.notes.end();
  }

  private addPoint({ step, loss, heldOutAccuracy }: NonNullable<TrainingProgress['tuning']>): void {
    const point = { step, loss, ...(heldOutAccuracy !== undefined && { heldOutAccuracy }) };
    // A resumed tuning goes through the steps since its last checkpoint once more.
    const before = this.curve.filter((one) => one.step < step);
    const all = [...before, point];
    // Measured points stay: there are few of them.
    this.curve = all.length <= POINTS ? all : all.filter((one, i) => i % 2 === 0 || one.heldOutAccuracy);
  }
}
