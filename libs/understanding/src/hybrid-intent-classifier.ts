import type { EncoderTuner } from './encoder-tuner.js';
import { IntentClassifier, type Classified, type ModelIdentity } from './intent-classifier.js';
import { detectLanguage } from './language.js';
import type { IntentModel } from './model/intent-model.js';
import { Pace } from './pace.js';
import type { Vectors } from './model/member.js';
import type { Question } from './question.js';
import type { SentenceEncoder } from './sentence-encoder.js';
import { alsoAsked, clausesOf } from './several/clauses.js';

/** The classifier that ships: a trained model and the encoders whose vectors it was trained with. */
export class HybridIntentClassifier extends IntentClassifier {
  readonly #encoders: readonly SentenceEncoder[];
  /** A batch of vectors comes back at once; its answers are worked out between other things. */
  readonly #pace = new Pace();

  /**
   * @param encoders all that the model names; others are left alone
   * @param owned encoders among them that nobody else uses: they are closed with the classifier
   */
  constructor(
    /** The trained model, with its card. */
    readonly trained: IntentModel,
    encoders: readonly SentenceEncoder[] = [],
    private readonly owned: readonly SentenceEncoder[] = [],
  ) {
    super();
    this.#encoders = trained.encoders.map((wanted) => {
      const encoder = [...encoders, ...owned].find(({ name }) => name === wanted);
      if (encoder) return encoder;
      const given = encoders.map(({ name }) => `"${name}"`).join(', ') || 'none';
      throw new Error(
        `The intent model was trained with encoder "${wanted}", which is not among those given (${given}): train it again.`,
      );
    });
  }

  /**
   * The classifier with all encoders its model names: those that are given, and tuned ones that the tuner opens;
   * the latter are closed with it.
   */
  static async open(
    trained: IntentModel,
    {
      encoder,
      tuner,
    }: { readonly encoder?: SentenceEncoder | undefined; readonly tuner?: EncoderTuner | undefined },
  ): Promise<HybridIntentClassifier> {
    const given = encoder ? [encoder] : [];
    const missing = trained.encoders.filter((name) => name !== encoder?.name);
    const opened = tuner ? await openAll(missing, tuner) : [];
    return new HybridIntentClassifier(trained, given, opened);
  }

  get model(): ModelIdentity {
    const { name, version } = this.trained.parts.card;
    return { name, version };
  }

  get intents(): readonly string[] {
    return this.trained.parts.intents;
  }

  override get readsContext(): boolean {
    return this.trained.parts.card.settings.ngrams.before !== undefined;
  }

  /** Messages of several clauses are read as a whole and clause by clause, all in one batch. */
  async classify(questions: readonly Question[]): Promise<readonly Classified[]> {
    const clauses = questions.map(({ text }) => clausesOf(text));
    const all = [...questions, ...clauses.flat().map((text) => ({ text }))];
    const languages = all.map(({ text }) => detectLanguage(text));
    const vectors = await this.#encode(
      all.map(({ text }) => text),
      languages,
    );
    const answers: Classified[] = [];
    for (const [i, question] of all.entries()) {
      answers.push(await this.#pace.run(() => this.trained.classify(question, vectors[i], languages[i])));
    }
    let next = questions.length;
    return questions.map((_, i) => {
      const parts = answers.slice(next, (next += clauses[i]?.length ?? 0));
      const whole = answers[i];
      if (!whole) throw new RangeError(`Question ${i} was not answered.`);
      return parts.length === 0 ? whole : { ...whole, also: alsoAsked(whole, parts) };
    });
  }

  override async close(): Promise<void> {
    await Promise.all(this.owned.map((encoder) => encoder.close()));
  }

  /** Each text goes to the encoders that know its language, all at the same time. */
  async #encode(texts: readonly string[], languages: readonly string[]): Promise<readonly Vectors[]> {
    const vectors = texts.map(() => new Map<string, Float32Array>());
    const wanted = languages.map((language) => this.trained.encodersFor(language));
    await Promise.all(
      this.#encoders.map(async (encoder) => {
        const places = [...texts.keys()].filter((i) => wanted[i]?.includes(encoder.name));
        if (places.length === 0) return;
        const encoded = await encoder.encode(places.map((i) => texts[i] ?? ''));
        places.forEach((place, i) => {
          const vector = encoded[i];
          if (vector) vectors[place]?.set(encoder.name, vector);
        });
      }),
    );
    return vectors;
  }
}

/** All or none: where one does not open, the others are closed again. */
async function openAll(names: readonly string[], tuner: EncoderTuner): Promise<readonly SentenceEncoder[]> {
  const results = await Promise.allSettled(names.map((name) => tuner.openTuned(name)));
  const opened = results.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
  const failed = results.find((result) => result.status === 'rejected');
  if (!failed) return opened;
  await Promise.all(opened.map((encoder) => encoder.close()));
  throw failed.reason;
}
