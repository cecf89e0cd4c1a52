import { shopperOfStream } from '#protocol';
import type { SimulatedEvent } from './world.js';

/** A call of the Segment HTTP tracking API. */
export type SegmentCall = Readonly<Record<string, unknown>> & { readonly messageId: string };

interface Contextual {
  readonly context?: { readonly device?: string; readonly locale?: string };
}

/**
 * What a shop's page, or its server, would have sent for an event to be stored.
 *
 * @returns undefined where it sends nothing of the kind: for what is said in conversations, and for merges, which
 *   follow from the call that identifies somebody
 */
export function asSegmentCall({ stream, event }: SimulatedEvent): SegmentCall | undefined {
  const shopperId = shopperOfStream(stream);
  if (shopperId === undefined || event.type === 'ShoppersMerged') return undefined;
  const { context, ...properties } = event.data as Contextual & Readonly<Record<string, unknown>>;
  const sent = {
    messageId: event.id,
    timestamp: event.metadata.occurredAt,
    ...who(shopperId),
    ...(context && { context: { locale: context.locale, device: { type: context.device } } }),
  };
  if (event.type === 'ShopperIdentified') {
    const { anonymous_id: anonymousId, traits } = event.data;
    return { ...sent, type: 'identify', ...(anonymousId !== undefined && { anonymousId }), traits };
  }
  if (event.type === 'PageViewed') return { ...sent, type: 'page', properties };
  if (event.type === 'CustomEventTracked') {
    return { ...sent, type: 'track', event: event.data.name, properties: event.data.properties };
  }
  return { ...sent, type: 'track', event: named(event.type), properties };
}

const who = (shopperId: string): Readonly<Record<string, string>> =>
  shopperId.startsWith('u-') ? { userId: shopperId.slice(2) } : { anonymousId: shopperId.slice(2) };

/** `ProductViewed` is "Product Viewed" in Segment's spec. */
const named = (type: string): string => type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
