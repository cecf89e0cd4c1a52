import { z } from 'zod';

const share = z.number();

/** Figures of item rankings, over all items. */
export const itemFigures = z.object({
  cases: z.number(),
  hr5: share,
  hr10: share,
  ndcg5: share,
  ndcg10: share,
  mrr: share,
  /** Share of the catalogue that is in somebody's first ten. */
  coverage: share,
  /** Mean share of pairs in a first ten that are of different categories. */
  diversity: share,
});
export type ItemFigures = z.infer<typeof itemFigures>;

/** Figures of a yes-or-no prediction at the threshold that was picked on validation data. */
export const yesNoFigures = z.object({
  cases: z.number(),
  baseRate: share,
  auc: share,
  accuracy: share,
  precision: share,
  recall: share,
  f1: share,
  ece: share,
  threshold: share,
});
export type YesNoFigures = z.infer<typeof yesNoFigures>;

export const reliabilityBin = z.object({
  from: share,
  to: share,
  cases: z.number(),
  probability: share,
  cameTrue: share,
});

export const questionFigures = z.object({
  /** Moments followed by a question within the horizon, and those that were not. */
  asked: z.number(),
  cases: z.number(),
  top1: share,
  top3: share,
  macroF1: share,
  /** That a question comes at all. */
  auc: share,
  ece: share,
  /** Median time between the first prediction at the help threshold and the question; absent where none was foreseen. */
  leadMinutes: z.number().optional(),
  /** Share of questions that were foreseen at the help threshold. */
  foreseen: share,
  falseAlarmsPer100Sessions: z.number(),
  threshold: share,
  byIntent: z.array(
    z.object({ intent: z.string(), cases: z.number(), precision: share, recall: share, f1: share }),
  ),
  reliability: z.array(reliabilityBin),
});
export type QuestionFigures = z.infer<typeof questionFigures>;

/** Everything measured of one way to foresee, on the slice of the log that it never learnt from. */
export const foresightFigures = z.object({
  /** `blend`, `transformer`, `markov`, `popularity`, … */
  source: z.string(),
  items: itemFigures.optional(),
  nextType: z.object({ cases: z.number(), accuracy: share, macroF1: share }).optional(),
  question: questionFigures.optional(),
  purchase: yesNoFigures.optional(),
  /** That the next event is a search. */
  search: yesNoFigures.optional(),
  /** That they do not come back within the days to come. */
  churn: yesNoFigures.optional(),
});
export type ForesightFigures = z.infer<typeof foresightFigures>;
