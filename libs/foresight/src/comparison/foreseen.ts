import { blended } from '../blend/calibration.js';
import { askedMoments } from '../evaluation/reading.js';
import { saidOf } from '../evaluation/measure.js';
import { NO_QUESTION } from '../encoding/vocabulary.js';
import type { Lesson } from '../labels/examples.js';
import type { Foresight } from '../model/foresight-model.js';
import { foresightAt, type ServedForesight } from '../model/served-foresight.js';
import type { Moment } from '../moment.js';

/** What a model foresaw after a moment, and what came of it. */
export interface Foreseen {
  readonly shopperId: string;
  readonly moment: Moment;
  readonly foresight: Omit<Foresight, 'items'>;
  /** The question that came within the horizon, null where none did; undefined where that is not known yet. */
  readonly asked: string | null | undefined;
}

/** What the blend foresees after every moment that the lessons ask about. */
export async function foreseenIn(
  model: ServedForesight,
  lessons: readonly Lesson[],
): Promise<readonly Foreseen[]> {
  const heads = blended(model.poolsOf('blend'), await saidOf(model, lessons));
  return askedMoments(lessons).map(({ row, lesson, place, moment }) => {
    const target = lesson.targets.question[place] ?? -1;
    const { vocabulary } = model;
    return {
      shopperId: lesson.sequence.shopperId,
      moment,
      foresight: foresightAt(heads, row, vocabulary),
      asked:
        target < 0 ? undefined : target === NO_QUESTION ? null : (vocabulary.questionName(target) ?? null),
    };
  });
}
