import { type DataOf, isOneOf, type OutboundEvent, outboundEvents } from '#protocol';

export const isOutboundEvent = isOneOf(outboundEvents.map(({ type }) => type));

type Request = DataOf<'OutboundRequested'>;

/** Where a sending stands. */
export type SendingState =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'waiting';
      readonly request: Request;
      /** Attempts since it was asked for, last. */
      readonly attempts: number;
      /** ISO 8601. */
      readonly dueAt: string;
    }
  | { readonly status: 'delivered'; readonly request: Request }
  | { readonly status: 'given-up'; readonly request: Request; readonly reason: string };

export const unknownSending: SendingState = { status: 'unknown' };

/** Asked for again after it was given up, it begins anew; nothing else changes what is over. */
export function evolveSending(state: SendingState, event: OutboundEvent): SendingState {
  const at = event.metadata.occurredAt;
  if (event.type === 'OutboundRequested') {
    const isOpen = state.status === 'unknown' || state.status === 'given-up';
    return isOpen ? { status: 'waiting', request: event.data, attempts: 0, dueAt: at } : state;
  }
  if (state.status !== 'waiting') return state;
  const { request } = state;
  switch (event.type) {
    case 'OutboundAttemptFailed':
      return { ...state, attempts: event.data.attempt, dueAt: event.data.retryAt ?? at };
    case 'OutboundDelivered':
      return { status: 'delivered', request };
    case 'OutboundGivenUp':
      return { status: 'given-up', request, reason: event.data.reason };
  }
}
