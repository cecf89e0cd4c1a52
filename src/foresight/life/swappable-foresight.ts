import { type BehaviourSequence, type Foresight, ForesightModel, type PredictOptions } from '#foresight';

/**
 * A model that may be replaced while somebody holds it: what it is asked then is answered by whoever took its place,
 * so no request is dropped.
 */
export class SwappableForesight extends ForesightModel {
  private successor: ForesightModel | undefined;
  private inFlight = 0;
  private idle: () => void = () => undefined;

  constructor(private readonly opened: ForesightModel) {
    super();
  }

  override get model(): ForesightModel['model'] {
    return this.opened.model;
  }
  override get horizonHours(): number {
    return this.opened.horizonHours;
  }
  override get comeBackDays(): number {
    return this.opened.comeBackDays;
  }

  override async predict(
    sequences: readonly BehaviourSequence[],
    options?: PredictOptions,
  ): Promise<readonly Foresight[]> {
    if (this.successor) return this.successor.predict(sequences, options);
    this.inFlight++;
    try {
      return await this.opened.predict(sequences, options);
    } finally {
      this.inFlight--;
      if (this.inFlight === 0) this.idle();
    }
  }

  /** From here on the successor answers; resolves when what was asked before is answered, and this one is closed. */
  async retire(successor: ForesightModel): Promise<void> {
    this.successor = successor;
    await this.close();
  }

  override async close(): Promise<void> {
    if (this.inFlight > 0) await new Promise<void>((resolve) => (this.idle = resolve));
    await this.opened.close();
  }
}
