import { z } from 'zod';
import { rankedIntent } from '../events/conversation.js';
import { rememberedText } from '../events/forgotten.js';
import { contest, gateResult, trainingGrade } from '../events/model.js';

const share = z.number();

/** Precision, recall and F1 of one intent, and how many of the texts it is. */
export const intentFigures = z.object({
  intent: z.string(),
  precision: share,
  recall: share,
  f1: share,
  texts: z.number(),
});
export type IntentFigures = z.infer<typeof intentFigures>;

/** One version of a model. */
export const modelView = z.object({
  version: z.string(),
  grade: trainingGrade,
  trainedAt: z.string(),
  trainSeconds: z.number(),
  examples: z.number(),
  corrections: z.number(),
  intents: z.number(),
  languages: z.record(z.string(), z.number()),
  encoder: z.string(),
  device: z.string(),
  heldOut: z.object({ texts: z.number(), accuracy: share, macroF1: share, ece: share }).optional(),
  /** The champion answers shoppers; a former one has and can again; a candidate never did. */
  state: z.enum(['champion', 'former', 'candidate']),
  /** Whether its file is there; without, it can only be trained again. */
  kept: z.boolean(),
  promotedAt: z.string().optional(),
  /** Below this `inScope`, a text is about none of the intents. */
  scope: z.object({ inScope: share, coverage: share }).optional(),
  /** The card as a page of plain text. */
  card: z.string().optional(),
});
export type ModelView = z.infer<typeof modelView>;

export const trainingState = z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']);

export const trainingView = z.object({
  trainingId: z.string(),
  grade: trainingGrade,
  state: trainingState,
  startedAt: z.string(),
  startedBy: z.string(),
  phase: z.enum(['encoding', 'tuning', 'training', 'measuring']),
  /** Of the whole, 0 to 1. */
  share,
  secondsLeft: z.number().optional(),
  device: z.string(),
  /** Oldest first, at most 200: what a tuning has come to. */
  curve: z.array(z.object({ step: z.number(), loss: z.number(), heldOutAccuracy: share.optional() })),
  /** The model it made. */
  version: z.string().optional(),
  reason: z.string().optional(),
  can: z.array(z.enum(['cancel'])),
});
export type TrainingView = z.infer<typeof trainingView>;

/** All about the intent model on one page. */
export const modelsView = z.object({
  /** Newest first. */
  versions: z.array(modelView),
  /** Newest first, at most 20. */
  trainings: z.array(trainingView),
  examples: z.object({
    phrases: z.number(),
    intents: z.number(),
    languages: z.record(z.string(), z.number()),
    /** That the next training would learn from. */
    corrections: z.number(),
    /** They are not those that the champion learnt from. */
    changed: z.boolean(),
    /** Why they cannot be read: file, line, what to write there. */
    problem: z.string().optional(),
  }),
  device: z.object({ name: z.string(), encoder: z.string(), threads: z.number() }),
});
export type ModelsView = z.infer<typeof modelsView>;

export const startTraining = z.object({ grade: trainingGrade.default('fast') });
/** `from`: the version that is not to answer any more; where it does not already, nothing happens. */
export const rollBack = z.object({ from: z.string().max(200).optional() });
export const chooseScope = z.object({ coverage: z.number().min(0.5).max(1) });

/** A held-out example and what a model said of it that had not seen it. */
export const heldOutAnswer = z.object({
  text: z.string(),
  actual: z.string(),
  ranking: z.array(rankedIntent),
  inScope: share,
});
export type HeldOutAnswer = z.infer<typeof heldOutAnswer>;

/** Everything plotted of one version, from its held-out answers. */
export const evaluationView = z.object({
  version: z.string(),
  texts: z.number(),
  folds: z.number(),
  accuracy: share,
  macroF1: share,
  ece: share,
  intents: z.array(intentFigures),
  /** Cells off and on the diagonal that hold texts. */
  confusion: z.array(z.object({ actual: z.string(), predicted: z.string(), texts: z.number() })),
  /** By bin of probability, lowest first: what was promised and what came true. */
  reliability: z.array(
    z.object({ from: share, to: share, texts: z.number(), probability: share, accuracy: share }),
  ),
  /** Answering only the most certain texts: which share that is, and how many of them are right. */
  coverage: z.array(
    z.object({
      inScope: share,
      coverage: share,
      accuracy: share,
      /** Of texts about something else, the share that is noticed; where such texts were measured. */
      outOfScopeNoticed: share.optional(),
    }),
  ),
  /** The threshold in use, a point of that curve. */
  scope: z.object({ inScope: share, coverage: share }),
  /** Accuracy of each fold of the cross-validation. */
  foldAccuracies: z.array(share),
  /** Accuracy on held-out texts after training on so many examples. */
  learning: z.array(z.object({ examples: z.number(), accuracy: share })),
  golden: z.object({ texts: z.number(), accuracy: share, macroF1: share, ece: share }).optional(),
});
export type EvaluationView = z.infer<typeof evaluationView>;

/** One question answered by two models. */
export const answeredTwice = z.object({
  text: rememberedText,
  /** What is known to be right. */
  actual: z.string().nullable().optional(),
  champion: rankedIntent.extend({ outOfScope: z.boolean() }),
  candidate: rankedIntent.extend({ outOfScope: z.boolean() }),
  conversationId: z.string().optional(),
  messageId: z.string().optional(),
  at: z.string().optional(),
});
export type AnsweredTwice = z.infer<typeof answeredTwice>;

export const gateView = z.object({
  champion: z.string(),
  candidate: z.string(),
  ...gateResult.shape,
  /** In one sentence, where it did not pass. */
  reason: z.string().optional(),
  /** Questions that the candidate broke, at most 50. */
  broken: z.array(answeredTwice),
  fixed: z.array(answeredTwice),
});
export type GateView = z.infer<typeof gateView>;

/** Real messages through champion and candidate. */
export const whatIfView = z.object({
  champion: z.string(),
  candidate: z.string(),
  days: z.number(),
  messages: z.number(),
  changed: z.number(),
  /** By pair of answers, most frequent first. */
  moves: z.array(z.object({ from: z.string().nullable(), to: z.string().nullable(), messages: z.number() })),
  /** The messages whose answer changes, newest first, at most 200. */
  samples: z.array(answeredTwice),
  /** Messages that people corrected: right now, and still not. */
  corrected: contest.extend({ answers: z.array(answeredTwice) }),
});
export type WhatIfView = z.infer<typeof whatIfView>;

/** What somebody who keeps the examples should look at. */
export const reviewView = z.object({
  version: z.string(),
  /** Pairs of intents that are taken for each other, or whose examples are nearly the same. */
  overlaps: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      confused: z.number(),
      texts: z.number(),
      similarity: share,
      pairs: z.array(z.object({ a: z.string(), b: z.string(), similarity: share })),
    }),
  ),
  /** Examples that a model which had not seen them is sure are something else. */
  mislabelled: z.array(
    z.object({ text: z.string(), intent: z.string(), suggested: z.string(), probability: share }),
  ),
  /** Unanswered messages that are alike, largest group first. */
  suggestions: z.array(
    z.object({
      /** Their most telling words. */
      name: z.string(),
      messages: z.number(),
      language: z.string(),
      samples: z.array(z.object({ text: rememberedText, conversationId: z.string(), messageId: z.string() })),
    }),
  ),
});
export type ReviewView = z.infer<typeof reviewView>;
