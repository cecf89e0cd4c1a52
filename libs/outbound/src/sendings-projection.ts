import type { Documents, Projection } from '#projections';
import { type DataOf, outboundStream, outboundEvents, type OutboundEvent, type SendingView } from '#protocol';
import type { Change } from '#read-models';
import { isOutboundEvent } from './sending-state.js';
import { targetOf } from './target.js';

/** What is on its way out, what has left, and what was given up? Keyed by sending id. It does not say to whom. */
export const sendingsProjection: Projection<SendingView> = {
  name: 'sendings',
  version: 2,
  indexes: ['status', 'target', 'dueAt', 'at'],
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

/** A sending as its own events tell it; undefined where there are none. */
export const sendingOf = (events: readonly OutboundEvent[]): SendingView | undefined =>
  events.reduce<SendingView | undefined>((before, event) => evolve(before, event) ?? before, undefined);

/** The same rules as where it is decided: see `evolveSending`. */
function evolve(before: SendingView | undefined, event: OutboundEvent): SendingView | undefined {
  const at = event.metadata.occurredAt;
  if (event.type === 'OutboundRequested') {
    if (before && before.status !== 'given-up') return undefined;
    const { to: _, ...request } = event.data;
    const requestedAt = before?.requestedAt ?? at;
    const target = targetOf(event.data);
    return { ...request, target, status: 'waiting', attempts: 0, requestedAt, at, dueAt: at };
  }
  if (before?.status !== 'waiting') return undefined;
  switch (event.type) {
    case 'OutboundAttemptFailed': {
      const { attempt: attempts, retryAt: dueAt = at } = event.data;
      return { ...without(before), ...because(event.data), attempts, at, dueAt };
    }
    case 'OutboundDelivered': {
      const { dueAt: _, ...rest } = without(before);
      return { ...rest, status: 'delivered', attempts: event.data.attempt, at };
    }
    case 'OutboundGivenUp': {
      const { dueAt: _, ...rest } = without(before);
      return { ...rest, ...because(event.data), status: 'given-up', attempts: event.data.attempts, at };
    }
  }
}

const without = ({ reason: _, failure: __, ...rest }: SendingView): Omit<SendingView, 'reason' | 'failure'> =>
  rest;

const because = ({ reason, failure }: Why): Why => ({ reason, ...(failure && { failure }) });
type Why = Pick<DataOf<'OutboundGivenUp'>, 'reason' | 'failure'>;
