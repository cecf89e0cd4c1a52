import type { Documents, Projection } from '#projections';
import { outboundStream, outboundEvents, type OutboundEvent, type SendingView } from '#protocol';
import type { Change } from '#read-models';
import { isOutboundEvent } from './sending-state.js';

/** What is on its way out, what has left, and what was given up? Keyed by sending id. It does not say to whom. */
export const sendingsProjection: Projection<SendingView> = {
  name: 'sendings',
  version: 1,
  indexes: ['status', 'dueAt', 'at'],
  handles: outboundEvents.map(({ type }) => type),
  links: [],
  apply(event, documents: Documents<SendingView>): readonly Change<SendingView>[] {
    if (!isOutboundEvent(event)) return [];
    const key = event.data.sendingId;
    const after = evolve(documents.get(key), event);
    return after ? [{ kind: 'put', key, document: after }] : [];
  },
  keysOf: (event) => (isOutboundEvent(event) ? [event.data.sendingId] : []),
  sourceOf: (sendingId) => ({ streams: [outboundStream(sendingId)] }),
};

/** The same rules as where it is decided: see `evolveSending`. */
function evolve(before: SendingView | undefined, event: OutboundEvent): SendingView | undefined {
  const at = event.metadata.occurredAt;
  if (event.type === 'OutboundRequested') {
    if (before && before.status !== 'given-up') return undefined;
    const { to: _, ...request } = event.data;
    const requestedAt = before?.requestedAt ?? at;
    return { ...request, status: 'waiting', attempts: 0, requestedAt, at, dueAt: at };
  }
  if (before?.status !== 'waiting') return undefined;
  switch (event.type) {
    case 'OutboundAttemptFailed': {
      const { attempt: attempts, reason, retryAt: dueAt = at } = event.data;
      return { ...before, attempts, reason, at, dueAt };
    }
    case 'OutboundDelivered': {
      const { dueAt: _, reason: __, ...rest } = before;
      return { ...rest, status: 'delivered', attempts: event.data.attempt, at };
    }
    case 'OutboundGivenUp': {
      const { dueAt: _, ...rest } = before;
      return { ...rest, status: 'given-up', attempts: event.data.attempts, reason: event.data.reason, at };
    }
  }
}
