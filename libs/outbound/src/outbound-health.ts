import type { Documents, Projection } from '#projections';
import { outboundEvents, type OutboundEvent, type OutboundTally } from '#protocol';
import type { Change } from '#read-models';
import { isOutboundEvent } from './sending-state.js';
import { targetOf } from './target.js';

/** A sending that is not delivered yet: which sum it stands in. */
interface Open {
  readonly is: 'sending';
  readonly target: string;
  readonly isWaiting: boolean;
  readonly isTest: boolean;
}
type Sum = OutboundTally & { readonly is: 'sum' };
export type OutboundHealth = Sum | Open;

/**
 * How does each way out fare? Sums by target, and beside them what is not delivered yet, so that a sending of which
 * only the id is told afterwards is found in its sum. Nothing in it says to whom.
 */
export const outboundHealthProjection: Projection<OutboundHealth> = {
  name: 'outbound-health',
  version: 1,
  indexes: ['is'],
  handles: outboundEvents.map(({ type }) => type),
  links: [],
  aggregate: { ownOf: () => [] },
  apply(event, documents: Documents<OutboundHealth>): readonly Change<OutboundHealth>[] {
    if (!isOutboundEvent(event)) return [];
    const key = keyOf(event.data.sendingId);
    const open = documents.get(key) as Open | undefined;
    if (event.type === 'OutboundRequested' ? open?.isWaiting === true : open?.isWaiting !== true) return [];
    const target = event.type === 'OutboundRequested' ? targetOf(event.data) : (open?.target ?? '');
    const sum = (documents.get(target) as Sum | undefined) ?? { is: 'sum', ...untouched(target) };
    const after = openAfter(open, event, target);
    return [
      { kind: 'put', key: target, document: { ...sum, ...moved(sum, open, event) } },
      after ? { kind: 'put', key, document: after } : { kind: 'delete', key },
    ];
  },
  keysOf(event) {
    if (!isOutboundEvent(event)) return [];
    const key = keyOf(event.data.sendingId);
    return event.type === 'OutboundRequested' ? [targetOf(event.data), key] : [key];
  },
};

/** A way out that nothing has taken yet. */
export const untouched = (target: string): OutboundTally => ({
  target,
  waiting: 0,
  delivered: 0,
  givenUp: 0,
  tests: 0,
});

const keyOf = (sendingId: string): string => `sending ${sendingId}`;

function openAfter(open: Open | undefined, event: OutboundEvent, target: string): Open | undefined {
  switch (event.type) {
    case 'OutboundRequested':
      return { is: 'sending', target, isWaiting: true, isTest: event.data.what === 'test' };
    case 'OutboundAttemptFailed':
      return open;
    case 'OutboundDelivered':
      return undefined;
    case 'OutboundGivenUp':
      return open && { ...open, isWaiting: false };
  }
}

function moved(sum: Sum, open: Open | undefined, event: OutboundEvent): Partial<Sum> {
  const { waiting, delivered, givenUp, tests } = sum;
  const moment = {
    at: event.metadata.occurredAt,
    sendingId: event.data.sendingId,
    isTest: open?.isTest ?? false,
  };
  switch (event.type) {
    case 'OutboundRequested': {
      // What is asked for again was given up before.
      if (open) return { waiting: waiting + 1, givenUp: givenUp - 1 };
      return { waiting: waiting + 1, tests: tests + Number(event.data.what === 'test') };
    }
    case 'OutboundAttemptFailed': {
      const { reason, failure } = event.data;
      return { lastFailed: { ...moment, reason, ...(failure && { failure }) } };
    }
    case 'OutboundDelivered':
      return { waiting: waiting - 1, delivered: delivered + 1, lastDelivered: moment };
    case 'OutboundGivenUp':
      return { waiting: waiting - 1, givenUp: givenUp + 1 };
  }
}
