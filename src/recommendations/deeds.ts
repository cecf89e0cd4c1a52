import type { RecordedEvent } from '#kernel';
import { type FollowedBy, isOneOf, type ProductProperties, type Recorded } from '#protocol';

/** What a shopper did with a product. */
export interface Deed {
  readonly by: FollowedBy;
  readonly productId: string;
  /** As the shop's page says; nobody vouches for it. */
  readonly recommendationId?: string;
  /** Of an order's line. */
  readonly amount?: number;
  readonly currency?: string;
}

/** Types of events in which a recommendation can be followed. */
export const FOLLOWING = ['ProductClicked', 'ProductViewed', 'ProductAdded', 'OrderCompleted'] as const;

const follows = isOneOf(FOLLOWING);
const LONGEST_ID = 200;

/** What an event says was done with products that may have been recommended. */
export function deedsIn(event: RecordedEvent): readonly Deed[] {
  if (!follows(event)) return [];
  if (event.type === 'OrderCompleted') return ordered(event);
  const recommendationId = idIn(event.data);
  if (recommendationId === undefined) return [];
  const by = event.type === 'ProductAdded' ? 'added' : 'viewed';
  return [{ by, productId: event.data.product_id, recommendationId }];
}

function ordered({ data }: Recorded<'OrderCompleted'>): readonly Deed[] {
  const lines = new Map((data.products ?? []).map((line) => [line.product_id, line]));
  return [...lines.values()].map((line) => {
    const recommendationId = idIn(line);
    const currency = line.currency ?? data.currency;
    return {
      by: 'ordered',
      productId: line.product_id,
      ...(recommendationId !== undefined && { recommendationId }),
      ...(line.price !== undefined && { amount: line.price * (line.quantity ?? 1) }),
      ...(currency !== undefined && { currency }),
    };
  });
}

/** A property that the e-commerce spec does not know, so it may be anything. */
function idIn(line: ProductProperties): string | undefined {
  const { recommendation_id: id } = line;
  return typeof id === 'string' && id !== '' && id.length <= LONGEST_ID ? id : undefined;
}
