import type { BehaviourEvent } from '#protocol';
import { pageKind, subjectOf } from './page-kind.js';
import { couponReason, paymentReason } from './reason.js';

const LONGEST = 60;

/** What tells this event from others of its type, as one of few values; undefined where nothing does. */
export function detailOf(event: BehaviourEvent): string | undefined {
  switch (event.type) {
    case 'PageViewed':
      return pageKind(event.data.path ?? event.data.context?.page?.path ?? event.data.url ?? '');
    case 'ProductsSearched':
      return subjectOf(event.data.query);
    case 'CheckoutStepViewed':
    case 'CheckoutStepCompleted':
      return event.data.step === undefined ? undefined : `step-${String(event.data.step)}`;
    case 'PaymentInfoEntered':
      return event.data.payment_method?.toLowerCase().slice(0, LONGEST);
    case 'PaymentFailed':
      return paymentReason(event.data.reason);
    case 'CouponDenied':
      return couponReason(event.data.reason);
    case 'OrderUpdated':
      return event.data.status;
    case 'ProductReviewed':
      return mood(event.data.rating);
    case 'HelpArticleViewed':
      return event.data.article_id.slice(0, LONGEST);
    case 'CustomEventTracked':
      return event.data.name.toLowerCase().slice(0, LONGEST);
    default:
      return undefined;
  }
}

function mood(rating: number | undefined): string | undefined {
  if (rating === undefined) return undefined;
  return rating <= 2 ? 'low' : rating < 4 ? 'middling' : 'high';
}
