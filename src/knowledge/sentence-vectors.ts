import type { Logger } from 'pino';
import type { Vectors } from '#knowledge';
import type { Language } from '#protocol';
import type { SentenceEncoder } from '#understanding';
import type { Encoders, Lent } from '../understanding/encoders.js';

/** Texts at a time: shoppers' messages go in between. */
const AT_ONCE = 16;

/**
 * Vectors of what articles say, made in the background on the encoder that reads shoppers' messages. Nobody waits
 * for them: until they are there, and wherever the encoder is busy or fails, words alone are searched.
 */
export class SentenceVectors {
  private vectors = new Map<string, Float32Array>();
  private lent: Promise<Lent> | undefined;
  private encoder: SentenceEncoder | undefined;
  private wanted: readonly string[] = [];
  private making: Promise<void> | undefined;
  private complete = false;
  private closed = false;

  /** @param encoders absent where no encoder is to be used */
  constructor(
    private readonly encoders: Pick<Encoders, 'chosen'> | undefined,
    private readonly log: Logger,
  ) {}

  /** Makes what is missing of the sentences of these languages, and lets go of all others. */
  want(sentencesOf: (language: Language) => readonly string[]): void {
    this.making = (this.making ?? Promise.resolve()).then(() => this.make(sentencesOf));
  }

  /** Resolves when everything that was wanted is there, or cannot be. */
  async ready(): Promise<void> {
    await this.making;
  }

  /** The question's vector with those to compare it with, where all of them are there. */
  async of(
    text: string,
    language: Language,
  ): Promise<{ readonly vector?: Float32Array | undefined; readonly vectors?: Vectors }> {
    const { encoder, vectors } = this;
    if (!encoder?.languages.includes(language) || !this.complete) return {};
    try {
      const [vector] = await encoder.encode([text]);
      return { vector, vectors };
    } catch (err) {
      this.log.debug({ err }, 'an article was looked for by words alone');
      return {};
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.making;
    await (await this.lent)?.letGo();
  }

  private async make(sentencesOf: (language: Language) => readonly string[]): Promise<void> {
    if (!this.encoders || this.closed) return;
    this.complete = false;
    try {
      this.lent ??= this.encoders.chosen();
      const { encoder } = await this.lent;
      const languages = (['en', 'zh'] as const).filter((one) => encoder.languages.includes(one));
      this.wanted = [...new Set(languages.flatMap(sentencesOf))];
      const kept = new Set(this.wanted);
      this.vectors = new Map([...this.vectors].filter(([text]) => kept.has(text)));
      this.encoder = encoder;
      this.complete = await this.encodeMissing(encoder);
    } catch (err) {
      this.log.warn({ err }, 'articles are found by words alone: their sentences could not be encoded');
    }
  }

  /** @returns whether everything is there */
  private async encodeMissing(encoder: SentenceEncoder): Promise<boolean> {
    const missing = this.wanted.filter((sentence) => !this.vectors.has(sentence));
    for (let from = 0; from < missing.length && !this.closed; from += AT_ONCE) {
      const some = missing.slice(from, from + AT_ONCE);
      const vectors = await encoder.encode(some);
      some.forEach((sentence, i) => this.vectors.set(sentence, vectors[i] ?? new Float32Array()));
    }
    return !this.closed;
  }
}
