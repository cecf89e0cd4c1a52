import { type BehaviourSequence, type Foresight, ForesightModel } from '#foresight';

/** What they will ask, and how probable it is, by what they did last. */
const ASKED_AFTER: Readonly<Record<string, readonly [intent: string, probability: number]>> = {
  PaymentFailed: ['payment_failed', 0.8],
  CouponDenied: ['coupon_problem', 0.7],
  OrderUpdated: ['order_status', 0.45],
  HelpArticleViewed: ['return_policy', 0.4],
  CheckoutStarted: ['shipping_cost', 0.3],
};

/** A stand-in where the model is not the point and has to cost nothing. */
export class LastDeedForesight extends ForesightModel {
  override readonly model = { name: 'foresight', version: 'last-deed' };
  override readonly horizonHours = 6;
  override readonly comeBackDays = 7;

  override predict(sequences: readonly BehaviourSequence[]): Promise<readonly Foresight[]> {
    return Promise.resolve(sequences.map(foresightAfter));
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}

function foresightAfter({ moments }: BehaviourSequence): Foresight {
  const [intent, probability] = ASKED_AFTER[moments.at(-1)?.type ?? ''] ?? ['product_question', 0.03];
  const questions = [{ intent, probability }];
  return {
    questions,
    none: 1 - probability,
    nextTypes: [],
    leave: 0.3,
    purchase: 0.1,
    comeBack: 0.5,
    items: [],
  };
}
