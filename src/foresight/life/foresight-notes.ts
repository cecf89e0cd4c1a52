import type { TrainingNews } from '#foresight';
import type { ProgressNote } from '#model-life';
import type { ForesightTrainingView } from '#protocol';
import { type NotesParts, ProgressNotes } from '../../models/progress-notes.js';
import type { LifeProgress } from './foresight-models.js';

type Told = 'phase' | 'share' | 'secondsLeft' | 'device' | 'epoch' | 'epochs' | 'curve';

/** How far the training of a foresight model is. */
export type ForesightProgressNote = ProgressNote & Pick<ForesightTrainingView, Told>;

type Phase = LifeProgress['phase'];

/** What part of the whole each phase is, roughly: for one bar that only goes forward. */
const parts: Readonly<Record<Phase, readonly [begin: number, end: number]>> = {
  reading: [0, 0.05],
  training: [0.05, 0.9],
  measuring: [0.9, 1],
};

/** Writes down how far one training is, so that every process can show it. */
export class ForesightNotes {
  private curve: ForesightTrainingView['curve'] = [];
  private epochs: Pick<ForesightTrainingView, 'epoch' | 'epochs'> = {};
  private readonly notes: ProgressNotes<ForesightProgressNote>;

  constructor(
    trainingId: string,
    private readonly parts: NotesParts & { readonly device: string },
  ) {
    this.notes = new ProgressNotes(trainingId, parts);
  }

  /** Goes on from what was told before the process ended. */
  async begin(): Promise<void> {
    this.curve = (await this.notes.before())?.curve ?? [];
    this.note({ phase: 'reading', share: 0 });
  }

  note(progress: LifeProgress): void {
    const { phase, share } = progress;
    const [begin, end] = parts[phase];
    const whole = Math.min(1, begin + share * (end - begin));
    if (phase === 'training') this.hear(progress.news);
    const byPace = this.notes.secondsLeft(whole);
    this.notes.tell({
      ...{ phase, share: whole, curve: this.curve, device: this.parts.device, ...this.epochs },
      ...(byPace !== undefined && { secondsLeft: byPace }),
    });
  }

  /** Resolves when the last is written. */
  end(): Promise<void> {
    return this.notes.end();
  }

  /** One point an epoch: a resumed training goes through the epoch it was in once more. */
  private hear(news: TrainingNews | undefined): void {
    if (!news) return;
    const { epoch, epochs, loss, validationLoss } = news;
    this.epochs = { epoch, epochs };
    const point = { epoch, loss, ...(validationLoss !== undefined && { validationLoss }) };
    this.curve = [...this.curve.filter((one) => one.epoch < epoch), point];
  }
}
