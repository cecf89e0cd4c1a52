import type { ForesightModel } from '#foresight';

/** Which model foresees at this moment; it may be replaced at any time. */
export abstract class ServingForesight {
  /** @returns undefined where there is none yet: then nothing is foreseen, and nothing fails */
  abstract current(): ForesightModel | undefined;

  /** Calls the listener whenever another model foresees. @returns a function that ends it */
  abstract onChange(listener: () => void): () => void;
}

/** The same model for good, or none. */
export class FixedForesight extends ServingForesight {
  constructor(private readonly model?: ForesightModel) {
    super();
  }
  override current(): ForesightModel | undefined {
    return this.model;
  }
  override onChange(): () => void {
    return () => undefined;
  }
}
