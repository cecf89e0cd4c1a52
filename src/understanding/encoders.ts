import type { SentenceEncoder } from '#understanding';

/** An encoder that several models may use at once. */
interface Shared {
  readonly opening: Promise<SentenceEncoder>;
  users: number;
}

/** Encoders in use: each is opened once, for whoever asks first, and closed after the last one has let go. */
export class Encoders {
  private shared: Shared | undefined;

  constructor(private readonly open: () => Promise<SentenceEncoder>) {}

  /** The encoder, and how to let go of it. */
  async use(): Promise<{ readonly encoder: SentenceEncoder; readonly letGo: () => Promise<void> }> {
    this.shared ??= { opening: this.open(), users: 0 };
    const { shared } = this;
    shared.users++;
    const letGo = async (): Promise<void> => {
      if (--shared.users > 0) return;
      if (this.shared === shared) this.shared = undefined;
      await (await shared.opening).close();
    };
    try {
      return { encoder: await shared.opening, letGo };
    } catch (error) {
      if (this.shared === shared) this.shared = undefined;
      throw error;
    }
  }
}
