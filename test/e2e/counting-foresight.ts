import {
  type BehaviourSequence,
  type Foresight,
  ForesightModel,
  type PredictOptions,
  QUESTION,
} from '#foresight';
import { ServingForesight } from '../../src/foresight/online/serving-foresight.js';

/** By the number of failed payments since the last question. */
const PAYMENT_FAILED = [0.02, 0.15, 0.8] as const;

/** Foresees by counting: enough where the model is not the point. */
export class CountingForesight extends ForesightModel {
  override readonly horizonHours = 6;
  override readonly comeBackDays = 7;
  /** Every sequence that was asked about, in order. */
  readonly asked: BehaviourSequence[] = [];

  constructor(readonly model = { name: 'foresight', version: 'counting' }) {
    super();
  }

  override async predict(
    sequences: readonly BehaviourSequence[],
    { items = 0 }: PredictOptions = {},
  ): Promise<readonly Foresight[]> {
    this.asked.push(...sequences);
    await new Promise((resolve) => setImmediate(resolve));
    return sequences.map(({ moments }) =>
      foresightOf(
        moments.map(({ type }) => type),
        moments,
        items,
      ),
    );
  }

  override async close(): Promise<void> {
    return Promise.resolve();
  }
}

function foresightOf(
  types: readonly string[],
  moments: BehaviourSequence['moments'],
  items: number,
): Foresight {
  const failures = types
    .slice(types.lastIndexOf(QUESTION) + 1)
    .filter((type) => type === 'PaymentFailed').length;
  const failed = PAYMENT_FAILED[Math.min(failures, 2)] ?? 0;
  const seen = [...new Set(moments.flatMap(({ item }) => item ?? []))].slice(0, items);
  return {
    questions: [
      { intent: 'payment_failed', probability: failed },
      { intent: 'order_status', probability: 0.1 },
    ],
    none: 0.9 - failed,
    nextTypes: [],
    leave: 0.3,
    purchase: 0.2,
    comeBack: 0.5,
    items: seen.map((item, i) => ({ item, probability: 1 / (i + 2) })),
  };
}

/** Nothing foresees until something is made to. */
export class SwappableForesight extends ServingForesight {
  private readonly listeners = new Set<() => void>();

  constructor(private model?: ForesightModel) {
    super();
  }
  override current(): ForesightModel | undefined {
    return this.model;
  }
  override onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  swap(model: ForesightModel | undefined): void {
    this.model = model;
    for (const listener of this.listeners) listener();
  }
}
