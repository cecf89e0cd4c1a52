import { IntentClassifier, type Classified, type ModelIdentity } from './intent-classifier.js';
import type { Question } from './question.js';

/** Answers, and the model that gave them. */
export interface Answered {
  readonly model: ModelIdentity;
  readonly answers: readonly Classified[];
}

/** A classifier in use, and how many calls it has still to answer. */
interface Serving {
  readonly classifier: IntentClassifier;
  calls: number;
  /** Called when the last answer is given; set once another serves in its place. */
  release?: () => void;
}

/**
 * A classifier that can be replaced while it serves.
 *
 * Promises: a call is answered by the classifier that served when it came in, also where another has taken its place
 * meanwhile; the former is closed after its last answer, successful or not; no call is refused because of a swap.
 */
export class SwappableClassifier extends IntentClassifier {
  #serving: Serving;
  #closed: Promise<void> | undefined;

  constructor(first: IntentClassifier) {
    super();
    this.#serving = { classifier: first, calls: 0 };
  }

  /** The one that serves now. Of an answer given earlier, `answer` tells which it was. */
  get model(): ModelIdentity {
    return this.#serving.classifier.model;
  }

  get intents(): readonly string[] {
    return this.#serving.classifier.intents;
  }

  override get readsContext(): boolean {
    return this.#serving.classifier.readsContext;
  }

  async classify(questions: readonly Question[]): Promise<readonly Classified[]> {
    return (await this.answer(questions)).answers;
  }

  /** Like `classify`, with the model that answered: all answers of one call come from one model. */
  async answer(questions: readonly Question[]): Promise<Answered> {
    if (this.#closed) throw new Error('The classifier is closed.');
    const serving = this.#serving;
    const { model } = serving.classifier;
    serving.calls++;
    try {
      return { model, answers: await serving.classifier.classify(questions) };
    } finally {
      if (--serving.calls === 0) serving.release?.();
    }
  }

  /**
   * From this call on `next` answers. Resolves when the former has given its last answer and is closed; it cannot
   * serve again, so a roll-back opens its model anew.
   *
   * @throws where this classifier is closed, and then `next` stays the caller's; or where the former cannot be closed
   */
  async swap(next: IntentClassifier): Promise<void> {
    if (this.#closed) throw new Error('The classifier is closed.');
    const former = this.#serving;
    if (former.classifier === next) return;
    this.#serving = { classifier: next, calls: 0 };
    await retire(former);
  }

  /** Takes no more calls, and closes the classifier in use after its last answer. */
  override close(): Promise<void> {
    this.#closed ??= retire(this.#serving);
    return this.#closed;
  }
}

async function retire(serving: Serving): Promise<void> {
  if (serving.calls > 0) {
    await new Promise<void>((resolve) => {
      serving.release = resolve;
    });
  }
  await serving.classifier.close();
}
