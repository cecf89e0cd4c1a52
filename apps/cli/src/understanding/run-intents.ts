import type { TrainingGrade } from '#protocol';
import {
  decodeModel,
  HybridIntentClassifier,
  trainIntentClassifier,
  type Classified,
  type Example,
  type IntentClassifier,
  type Question,
} from '#understanding';
import type { Equipment } from './with-encoder.js';
import { showProgress, type ShownProgress } from './show-progress.js';

const TEXTS_A_CALL = 32;

/** What every training of an evaluation is done with. */
export interface Workshop extends Equipment {
  readonly grade: TrainingGrade;
  readonly context: boolean;
}

/** One training and what its model answered. */
export interface IntentRun {
  readonly test: readonly Example[];
  readonly answers: readonly Classified[];
  /** To texts that are about none of the intents, where such were given. */
  readonly strangers: readonly Classified[];
  /** Wall time from examples to model: encoding, cross-validation for calibration, training. */
  readonly trainSeconds: number;
  readonly answerSeconds: number;
}

export interface RunRequest {
  /** Stands before the phases of its progress, for example `Fold 2 of 5: `. */
  readonly title: string;
  readonly train: readonly Example[];
  readonly test: readonly Example[];
  readonly strangers: readonly Question[];
}

/** Trains on one set, never from a cache, and answers the other. */
export async function runIntents(request: RunRequest, workshop: Workshop): Promise<IntentRun> {
  using progress = showProgress(request.title);
  const { train: examples, test, strangers } = request;
  const started = performance.now();
  const { onProgress } = progress;
  const { bytes } = await trainIntentClassifier({ name: 'evaluation', examples, ...workshop, onProgress });
  const trained = performance.now();
  const classifier = await HybridIntentClassifier.open(decodeModel(bytes), workshop);
  const answers = await answer(classifier, [...test, ...strangers], progress).finally(() =>
    classifier.close(),
  );
  return {
    test,
    answers: answers.slice(0, test.length),
    strangers: answers.slice(test.length),
    trainSeconds: (trained - started) / 1000,
    answerSeconds: (performance.now() - trained) / 1000,
  };
}

/** Answers to all questions, asked 32 at a time. */
export async function answer(
  classifier: IntentClassifier,
  questions: readonly Question[],
  { onAnswered }: Pick<ShownProgress, 'onAnswered'>,
): Promise<Classified[]> {
  const answers: Classified[] = [];
  for (let from = 0; from < questions.length; from += TEXTS_A_CALL) {
    const part = questions.slice(from, from + TEXTS_A_CALL);
    answers.push(...(await classifier.classify(part)));
    onAnswered(answers.length / questions.length);
  }
  return answers;
}
