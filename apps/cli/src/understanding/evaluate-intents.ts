import {
  confusions,
  foldsOf,
  measure,
  shotsOf,
  type Confusion,
  type Metrics,
  type Outcome,
  type Question,
  type ReadExample,
} from '#understanding';
import { type IntentRun, runIntents, type RunRequest, type Workshop } from './run-intents.js';
import { measureScope, type ScopeFigures } from './scope-figures.js';

const SEED = 1;

/** How the examples are parted into what is learnt and what is asked. */
export type Plan =
  | { readonly kind: 'once'; readonly test: readonly ReadExample[] }
  | {
      readonly kind: 'shots';
      readonly test: readonly ReadExample[];
      readonly shots: number;
      readonly seeds: number;
    }
  | { readonly kind: 'folds'; readonly folds: number };

export interface EvaluationRequest {
  readonly train: readonly ReadExample[];
  readonly plan: Plan;
  /** Texts about none of the intents. */
  readonly strangers: readonly Question[];
}

/** Figures of one training among several. */
export interface RunFigures extends Pick<Metrics, 'accuracy' | 'macroF1' | 'ece' | 'texts'> {
  readonly trainSeconds: number;
}

/** Figures over the answers of all runs together; every run was trained anew. */
export interface Evaluation extends Metrics {
  /** Mean over the runs. */
  readonly trainSeconds: number;
  /** Mean time of a test text, from text to ranking, asked 32 at a time. */
  readonly msPerQuery: number;
  readonly confusions: readonly Confusion[];
  readonly scope: ScopeFigures | undefined;
  readonly runs: readonly RunFigures[];
}

/** Trains and measures as planned. Nothing is chosen by what is measured. */
export async function evaluateIntents(request: EvaluationRequest, workshop: Workshop): Promise<Evaluation> {
  const runs: IntentRun[] = [];
  for (const one of requestsOf(request)) runs.push(await runIntents(one, workshop));
  const outcomes = runs.flatMap(outcomesOf);
  return {
    ...measure(outcomes),
    trainSeconds: mean(runs.map(({ trainSeconds }) => trainSeconds)),
    msPerQuery: (1000 * sum(runs.map(({ answerSeconds }) => answerSeconds))) / sum(runs.map(answered)),
    confusions: confusions(outcomes),
    scope: request.strangers.length === 0 ? undefined : measureScope(runs),
    runs: runs.map(figuresOf),
  };
}

function requestsOf({ train, plan, strangers }: EvaluationRequest): RunRequest[] {
  switch (plan.kind) {
    case 'once':
      return [{ title: '', train, test: plan.test, strangers }];
    case 'shots':
      return Array.from({ length: plan.seeds }, (_, i) => ({
        title: `Seed ${i + 1} of ${plan.seeds}: `,
        train: shotsOf(train, plan.shots, i + 1),
        test: plan.test,
        strangers,
      }));
    case 'folds':
      return foldsOf(train, plan.folds, SEED).map((split, i) => ({
        title: `Fold ${i + 1} of ${plan.folds}: `,
        ...split,
        strangers,
      }));
  }
}

function outcomesOf({ test, answers }: IntentRun): Outcome[] {
  return test.map(({ intent: actual }, i) => {
    const { intent = '', probability = 0 } = answers[i]?.ranking[0] ?? {};
    return { actual, predicted: intent, probability };
  });
}

function figuresOf(run: IntentRun): RunFigures {
  const { accuracy, macroF1, ece, texts } = measure(outcomesOf(run));
  return { accuracy, macroF1, ece, texts, trainSeconds: run.trainSeconds };
}

const answered = ({ answers, strangers }: IntentRun): number => answers.length + strangers.length;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
