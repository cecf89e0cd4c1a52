import {
  confusions,
  decodeModel,
  HybridIntentClassifier,
  measure,
  trainIntentClassifier,
  type Confusion,
  type Example,
  type IntentClassifier,
  type Metrics,
  type OnProgress,
  type Outcome,
  type SentenceEncoder,
} from '#understanding';

const TEXTS_A_CALL = 32;

export interface Evaluation extends Metrics {
  /** Wall time from examples to model: encoding, cross-validation for calibration, training. */
  readonly trainSeconds: number;
  /** Mean time of a test text, from text to ranking, asked 32 at a time. */
  readonly msPerQuery: number;
  readonly confusions: readonly Confusion[];
}

export interface EvaluationRequest {
  readonly train: readonly Example[];
  readonly test: readonly Example[];
  readonly encoder: SentenceEncoder | undefined;
  readonly onProgress: OnProgress;
}

/** Trains on one set, never from a cache, and measures on the other. */
export async function evaluateIntents(request: EvaluationRequest): Promise<Evaluation> {
  const { train, test, encoder, onProgress } = request;
  const started = performance.now();
  const bytes = await trainIntentClassifier({ name: 'evaluation', examples: train, encoder, onProgress });
  const trained = performance.now();
  const outcomes = await answer(new HybridIntentClassifier(decodeModel(bytes), encoder), test);
  return {
    ...measure(outcomes),
    trainSeconds: (trained - started) / 1000,
    msPerQuery: (performance.now() - trained) / test.length,
    confusions: confusions(outcomes),
  };
}

async function answer(classifier: IntentClassifier, test: readonly Example[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < test.length; from += TEXTS_A_CALL) {
    const part = test.slice(from, from + TEXTS_A_CALL);
    const classified = await classifier.classify(part);
    part.forEach(({ intent: actual }, i) => {
      const { intent = '', probability = 0 } = classified[i]?.ranking[0] ?? {};
      outcomes.push({ actual, predicted: intent, probability });
    });
  }
  return outcomes;
}
