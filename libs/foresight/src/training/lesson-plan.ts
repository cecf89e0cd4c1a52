import { itemContent, type ItemFacts } from '../encoding/content.js';
import type { ItemContent, ModelShape } from '../encoding/encoded.js';
import { UNKNOWN, Vocabulary } from '../encoding/vocabulary.js';
import { type Lesson, lessonsOf, type Slice } from '../labels/examples.js';
import { endOf, splitByShopper, splitByTime } from '../labels/splits.js';
import { type BehaviourSequence, REMEMBERED_MOMENTS } from '../moment.js';
import type { ForesightData, ForesightTrainingSettings } from './settings.js';

/** Too little has happened to learn from. */
export class TooLittleToLearn extends Error {
  override readonly name = 'TooLittleToLearn';
}

/** Fewer moments to learn from, or to choose by, teach nothing. */
const FEWEST_MOMENTS = 200;

/** What is learnt from and what is chosen by, in numbers. */
export interface LessonPlan {
  readonly vocabulary: Vocabulary;
  readonly train: readonly Lesson[];
  readonly validation: readonly Lesson[];
  readonly shape: ModelShape;
  readonly content: ItemContent | undefined;
  /** As far as they were learnt from. */
  readonly learntFrom: readonly BehaviourSequence[];
  /** Nothing from then on was used, neither to learn from nor to choose and calibrate by; in milliseconds. */
  readonly until: number;
}

/** What is learnt from and what is chosen by. @throws TooLittleToLearn */
export function lessonPlan(
  { sequences, end = endOf(sequences), items = [] }: ForesightData,
  settings: ForesightTrainingSettings,
): LessonPlan {
  const always: Slice = { from: -Infinity, until: end };
  const byTime = splitByTime(sequences, { validation: settings.validationShare, test: 0 }, end);
  const parted = splitByShopper(sequences, settings.validationShare);
  const [learn, choose] =
    settings.split === 'time'
      ? [
          { of: sequences, slice: byTime.train },
          { of: sequences, slice: byTime.validation },
        ]
      : [
          { of: parted[0], slice: always },
          { of: parted[1], slice: always },
        ];
  const learntFrom = learn.of.map((sequence) => ({
    ...sequence,
    moments: sequence.moments.filter(({ at }) => at < learn.slice.until),
  }));
  const vocabulary = Vocabulary.learn(learntFrom, {
    ignored: settings.labels.ignored,
    catalogue: items.map(({ item }) => item),
    ...settings.vocabulary,
  });
  const train = lessonsOf(learn.of, vocabulary, learn.slice, settings.labels);
  const validation = lessonsOf(choose.of, vocabulary, choose.slice, settings.labels);
  requireEnough(train, 'learn from');
  requireEnough(validation, 'choose and calibrate by');
  const content = contentOf(vocabulary, items);
  const shape: ModelShape = {
    ...settings.network,
    sizes: { ...vocabulary.sizes, purchase: true, comeBack: true },
    length: REMEMBERED_MOMENTS,
    content: content?.width ?? 0,
  };
  return { vocabulary, train, validation, shape, content, learntFrom, until: end };
}

function requireEnough(lessons: readonly Lesson[], what: string): void {
  const moments = momentsIn(lessons);
  if (moments >= FEWEST_MOMENTS) return;
  throw new TooLittleToLearn(
    `There are ${String(moments)} moments to ${what}, and ${String(FEWEST_MOMENTS)} are needed: train again when more has happened.`,
  );
}

function contentOf(vocabulary: Vocabulary, items: readonly ItemFacts[]): ItemContent | undefined {
  if (items.length === 0) return undefined;
  const facts = new Map(items.map((item) => [item.item, item]));
  const rows = Array.from({ length: vocabulary.sizes.items }, (_, number) =>
    number <= UNKNOWN ? undefined : facts.get(vocabulary.itemName(number) ?? ''),
  );
  return itemContent(rows);
}

export const momentsIn = (lessons: readonly Lesson[]): number =>
  lessons.reduce((sum, { sequence, asked }) => sum + sequence.moments.length - asked, 0);
