import { EncoderInvalid } from '#encoder-transformers';
import type { EncoderTuner, SentenceEncoder } from '#understanding';

/** An encoder that several models may use at once. */
interface Shared {
  readonly opening: Promise<SentenceEncoder>;
  users: number;
}

export interface Lent {
  readonly encoder: SentenceEncoder;
  /** Closes it where nobody else uses it. */
  readonly letGo: () => Promise<void>;
}

/** A model was trained on an encoder that is not here (any more). */
export class EncoderMissing extends Error {
  override readonly name = 'EncoderMissing';
  constructor(wanted: string, found: string) {
    super(`The model was trained with encoder ${wanted}, and now there is ${found}: train it again.`);
  }
}

/** Encoders in use: each is opened once, for whoever asks first, and closed after the last one has let go. */
export class Encoders {
  private readonly shared = new Map<string, Shared>();

  /**
   * @param open the encoder that the operator has chosen
   * @param tuner knows the encoders that were tuned from it
   */
  constructor(
    private readonly open: () => Promise<SentenceEncoder>,
    private readonly tuner: Pick<EncoderTuner, 'name' | 'openTuned'>,
  ) {}

  /** The encoder that the operator has chosen. */
  chosen(): Promise<Lent> {
    return this.lend('', this.open);
  }

  /** The encoder of this name, the chosen one or one tuned from it. @throws EncoderMissing */
  async named(name: string): Promise<Lent> {
    if (name !== this.tuner.name) {
      try {
        return await this.lend(name, () => this.tuner.openTuned(name));
      } catch (error) {
        if (!(error instanceof EncoderInvalid)) throw error;
      }
    }
    const lent = await this.chosen();
    if (lent.encoder.name === name) return lent;
    await lent.letGo();
    throw new EncoderMissing(name, lent.encoder.name);
  }

  private async lend(key: string, open: () => Promise<SentenceEncoder>): Promise<Lent> {
    const shared = this.shared.get(key) ?? { opening: open(), users: 0 };
    this.shared.set(key, shared);
    shared.users++;
    const forget = (): void => {
      if (this.shared.get(key) === shared) this.shared.delete(key);
    };
    const letGo = async (): Promise<void> => {
      if (--shared.users > 0) return;
      forget();
      await (await shared.opening).close();
    };
    try {
      return { encoder: await shared.opening, letGo };
    } catch (error) {
      forget();
      throw error;
    }
  }
}
