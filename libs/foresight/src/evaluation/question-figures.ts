import type { QuestionFigures } from '#protocol';
import { areaUnderCurve } from '#tabular';
import type { LogProbabilities } from '../blend/probabilities.js';
import { NO_QUESTION, type Vocabulary } from '../encoding/vocabulary.js';
import { macroF1, perClass, ratio } from './class-figures.js';
import { alarmsOf, type Predicted } from './lead.js';
import type { AskedMoment, Reading } from './reading.js';

/**
 * From which probability on help is offered. Most people with a trouble never ask: where one in five of those who are
 * offered help would have asked that very question, help comes at the right place.
 */
export const HELP_THRESHOLD = 0.2;
const BINS = 15;

/**
 * How well questions are foreseen. Top-1, top-3 and F1: among moments that a question followed, which one it was. AUC:
 * whether one came at all. Calibration: the probability that is shown, of the leading question, against how often that
 * question came.
 */
export function questionFigures(
  { moments, heads: { question } }: Reading,
  vocabulary: Vocabulary,
  horizonHours: number,
  threshold = HELP_THRESHOLD,
): QuestionFigures | undefined {
  if (!question) return undefined;
  const predicted = moments.map((asked) => predictedAt(asked, question));
  const told = predicted.filter(({ target }) => target >= 0);
  if (told.length === 0) return undefined;
  const followed = told.filter(({ target }) => target !== NO_QUESTION);
  const name = (answer: number): string => vocabulary.questionName(answer) ?? '';
  const byIntent = perClass(
    followed.map(({ target, leading }) => ({ actual: name(target), predicted: name(leading) })),
  );
  const reliability = reliabilityOf(told);
  return {
    asked: followed.length,
    cases: told.length,
    top1: ratio(followed.filter(({ rank }) => rank === 1).length, followed.length),
    top3: ratio(followed.filter(({ rank }) => rank <= 3).length, followed.length),
    macroF1: macroF1(byIntent),
    auc: areaUnderCurve(
      Float64Array.from(told, ({ none }) => 1 - none),
      Uint8Array.from(told, ({ target }) => (target === NO_QUESTION ? 0 : 1)),
    ),
    ece: reliability.reduce(
      (sum, bin) => sum + (Math.abs(bin.probability - bin.cameTrue) * bin.cases) / told.length,
      0,
    ),
    ...alarmsOf(predicted, vocabulary, horizonHours, threshold),
    threshold,
    byIntent: byIntent.map(({ name: intent, ...figures }) => ({ intent, ...figures })),
    reliability,
  };
}

function predictedAt(asked: AskedMoment, { classes, values }: LogProbabilities): Predicted {
  const row = values.subarray(asked.row * classes, (asked.row + 1) * classes);
  const target = asked.lesson.targets.question[asked.place] ?? -1;
  let leading = NO_QUESTION + 1;
  let rank = 1;
  for (let answer = NO_QUESTION + 1; answer < classes; answer++) {
    if ((row[answer] ?? 0) > (row[leading] ?? 0)) leading = answer;
    if (answer !== target && (row[answer] ?? 0) > (row[target] ?? 0)) rank++;
  }
  const none = Math.exp(row[NO_QUESTION] ?? 0);
  return { asked, target, leading, probability: Math.exp(row[leading] ?? 0), none, rank };
}

function reliabilityOf(told: readonly Predicted[]): QuestionFigures['reliability'] {
  const bins = Array.from({ length: BINS }, () => ({ cases: 0, probability: 0, came: 0 }));
  for (const { probability, leading, target } of told) {
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))];
    if (!bin) continue;
    bin.cases++;
    bin.probability += probability;
    if (leading === target) bin.came++;
  }
  return bins.flatMap(({ cases, probability, came }, i) =>
    cases === 0
      ? []
      : [
          {
            from: i / BINS,
            to: (i + 1) / BINS,
            cases,
            probability: probability / cases,
            cameTrue: came / cases,
          },
        ],
  );
}
