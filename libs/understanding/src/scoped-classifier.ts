import { type Classified, IntentClassifier, type ModelIdentity } from './intent-classifier.js';
import { bandOf } from './model/intent-model.js';
import type { Question } from './question.js';

/** A classifier whose threshold of what is out of scope can be chosen while it serves. */
export class ScopedClassifier extends IntentClassifier {
  /**
   * @param inner closed with this one
   * @param threshold below this `inScope`, a text is about none of the intents; absent: as the model itself says
   */
  constructor(
    private readonly inner: IntentClassifier,
    public threshold?: number,
  ) {
    super();
  }

  get model(): ModelIdentity {
    return this.inner.model;
  }

  get intents(): readonly string[] {
    return this.inner.intents;
  }

  override get readsContext(): boolean {
    return this.inner.readsContext;
  }

  async classify(questions: readonly Question[]): Promise<readonly Classified[]> {
    const { threshold } = this;
    const answers = await this.inner.classify(questions);
    return threshold === undefined ? answers : answers.map((answer) => scoped(answer, threshold));
  }

  override close(): Promise<void> {
    return this.inner.close();
  }
}

function scoped(answer: Classified, threshold: number): Classified {
  const outOfScope = answer.inScope < threshold;
  if (outOfScope === answer.outOfScope) return answer;
  return { ...answer, outOfScope, band: bandOf(answer.ranking[0]?.probability ?? 0, outOfScope) };
}
