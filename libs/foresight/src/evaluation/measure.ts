import type { ForesightFigures } from '#protocol';
import type { SourcePools, Said, Source } from '../blend/calibration.js';
import { concatenated } from '../encoding/concatenated.js';
import type { Vocabulary } from '../encoding/vocabulary.js';
import type { Lesson } from '../labels/examples.js';
import type { ServedForesight } from '../model/served-foresight.js';
import { HELP_THRESHOLD, questionFigures } from './question-figures.js';
import { askedMoments, type Reading, readingOf } from './reading.js';
import { typeFigures } from './type-figures.js';
import { bestThreshold, type YesNoKind, yesNoCases, yesNoFigures, yesNoKinds } from './yes-no-figures.js';

/** Lessons that are asked together: what is held at a time stays small. */
const TOGETHER = 256;

/** What each way to foresee says after every moment of the lessons. */
export async function saidOf(
  model: ServedForesight,
  lessons: readonly Lesson[],
  onAnswered: (share: number) => void = () => undefined,
): Promise<Said> {
  const parts: Said[] = [];
  for (let from = 0; from < lessons.length; from += TOGETHER) {
    parts.push(await model.every(lessons.slice(from, from + TOGETHER).map(({ input }) => input)));
    onAnswered(Math.min(1, (from + TOGETHER) / lessons.length));
  }
  return joined(parts);
}

/** Figures of every way to foresee that a model has, on lessons that it never learnt from; the blend comes first. */
export async function measureForesight(
  model: ServedForesight,
  lessons: readonly Lesson[],
  threshold = HELP_THRESHOLD,
  onAnswered?: (share: number) => void,
): Promise<readonly ForesightFigures[]> {
  const said = await saidOf(model, lessons, onAnswered);
  const moments = askedMoments(lessons);
  return model.sources.map((source) => {
    const pools = model.poolsOf(source);
    const reading = readingOf(moments, pools, said);
    return figuresOfReading(source, reading, pools, model, threshold);
  });
}

function figuresOfReading(
  source: Source,
  reading: Reading,
  pools: SourcePools,
  { vocabulary, horizonHours }: Pick<ServedForesight, 'vocabulary' | 'horizonHours'>,
  threshold: number,
): ForesightFigures {
  const yesNo = (kind: YesNoKind): ForesightFigures['purchase'] => {
    const cases = yesNoCases(kind, reading, vocabulary);
    return cases && yesNoFigures(cases, pools.thresholds?.[kind] ?? 0.5);
  };
  return {
    source,
    nextType: typeFigures(reading, vocabulary),
    question: questionFigures(reading, vocabulary, horizonHours, threshold),
    purchase: yesNo('purchase'),
    search: yesNo('search'),
    churn: yesNo('churn'),
  };
}

/** With the thresholds of the best F1 on lessons, for each yes-or-no prediction. */
export function withThresholds(
  pools: SourcePools,
  said: Said,
  lessons: readonly Lesson[],
  vocabulary: Vocabulary,
): SourcePools {
  const reading = readingOf(askedMoments(lessons), pools, said);
  const of = (kind: YesNoKind): readonly [YesNoKind, number] => {
    const cases = yesNoCases(kind, reading, vocabulary);
    return [kind, cases && cases.labels.length > 0 ? bestThreshold(cases) : 0.5];
  };
  const thresholds = Object.fromEntries(yesNoKinds.map(of)) as Record<YesNoKind, number>;
  return { ...pools, thresholds };
}

/** Rows of several answers one after another. */
function joined(parts: readonly Said[]): Said {
  const [first = {}] = parts;
  return Object.fromEntries(
    Object.entries(first).map(([member, heads]) => [
      member,
      Object.fromEntries(
        Object.entries(heads).map(([head, { classes }]) => {
          const key = [member, head] as const;
          return [
            head,
            {
              classes,
              values: concatenated(
                Float32Array,
                parts.map((part) => valuesOf(part, ...key)),
              ),
            },
          ];
        }),
      ),
    ]),
  );
}

function valuesOf(said: Said, member: string, head: string): Float32Array {
  const heads = said[member as keyof Said];
  return heads?.[head as keyof typeof heads]?.values ?? new Float32Array();
}
