import type { DataOf, Language } from '#protocol';

type Offered = DataOf<'HelpOffered'>;

/** How long after an offer an order counts as having followed it. */
export const ORDERED_WITHIN_MS = 24 * 3_600_000;
/** How long after an offer a question of the shopper's own counts as having been foreseen by it. */
export const ASKED_WITHIN_MS = 6 * 3_600_000;

/** What became of help that was offered to a shopper, or that was held out for comparison. Nothing in it is personal. */
export interface OfferOutcome {
  readonly offerId: string;
  readonly policyId: string;
  readonly arm: Offered['arm'];
  readonly intent: string | null;
  readonly language: Language;
  /** ISO 8601, as all times here. */
  readonly at: string;
  readonly shownAt?: string;
  readonly accepted?: { readonly at: string; readonly conversationId: string; readonly messageId: string };
  readonly answeredAt?: string;
  readonly dismissed?: DataOf<'HelpDismissed'>['how'];
  readonly mutedAt?: string;
  /** The first thing that they asked of themselves within six hours; `same`: that very question was among them. */
  readonly asked?: { readonly at: string; readonly same: boolean };
  /** The first order within 24 hours. */
  readonly ordered?: {
    readonly at: string;
    readonly orderId: string;
    readonly amount?: number;
    readonly currency?: string;
  };
}

/** Whether something happened after the offer, and soon enough. */
export function isWithin({ at: offered }: Pick<OfferOutcome, 'at'>, at: string, limit: number): boolean {
  const after = Date.parse(at) - Date.parse(offered);
  return after >= 0 && after <= limit;
}
