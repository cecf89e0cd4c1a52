import { IntentClassifier, type Classified, type ModelIdentity } from './intent-classifier.js';
import type { IntentModel } from './model/intent-model.js';
import type { Question } from './question.js';
import type { SentenceEncoder } from './sentence-encoder.js';

/** The classifier that ships: a trained model of n-grams and, where the language allows, sentence vectors. */
export class HybridIntentClassifier extends IntentClassifier {
  constructor(
    /** The trained model, with its card. */
    readonly trained: IntentModel,
    private readonly encoder?: SentenceEncoder,
  ) {
    super();
    const wanted = trained.parts.space?.encoder;
    if (wanted !== encoder?.name) {
      throw new Error(
        `The intent model was trained with encoder "${wanted ?? 'none'}", not "${encoder?.name ?? 'none'}": train it again.`,
      );
    }
  }

  get model(): ModelIdentity {
    const { name, version } = this.trained.parts.card;
    return { name, version };
  }

  get intents(): readonly string[] {
    return this.trained.parts.intents;
  }

  async classify(questions: readonly Question[]): Promise<readonly Classified[]> {
    const texts = questions.map(({ text }) => text);
    const places = [...texts.keys()].filter((i) => this.trained.needsVector(texts[i] ?? ''));
    const encoded =
      this.encoder && places.length > 0 ? await this.encoder.encode(places.map((i) => texts[i] ?? '')) : [];
    const vectors = new Map(places.map((place, i) => [place, encoded[i]]));
    return texts.map((text, i) => this.trained.classify(text, vectors.get(i)));
  }

  override async close(): Promise<void> {
    // The encoder belongs to whoever opened it.
  }
}
