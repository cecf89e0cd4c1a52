import type { Documents, Projection } from '#projections';
import {
  type DataOf,
  outboundStream,
  outboundEvents,
  type OutboundEvent,
  type SendingStatus,
  type SendingsQuery,
  type SendingView,
} from '#protocol';
import type { Change, ReadModels } from '#read-models';
import { isOutboundEvent } from './sending-state.js';
import { targetOf } from './target.js';

/** A sending with what finds it among many: each list has an order of its own, so that a page of it reads no more than a page. */
export type SendingDocument = SendingView & {
  /** State and way out. */
  readonly lane: string;
} & Readonly<Partial<Record<(typeof orderOf)[SendingStatus], string>>>;

/** When it last moved, under a name that only sendings of one state have: descending, all others come after them. */
const orderOf = { waiting: 'waitingAt', delivered: 'deliveredAt', 'given-up': 'givenUpAt' } as const;

const laneOf = (status: SendingStatus, target: string): string => `${status} ${target}`;

/** What is on its way out, what has left, and what was given up? Keyed by sending id. It does not say to whom. */
export const sendingsProjection: Projection<SendingDocument> = {
  name: 'sendings',
  version: 3,
  indexes: ['status', 'lane', 'dueAt', 'at', ...Object.values(orderOf)],
  handles: outboundEvents.map(({ type }) => type),
  links: [],
  apply(event, documents: Documents<SendingDocument>): readonly Change<SendingDocument>[] {
    if (!isOutboundEvent(event)) return [];
    const key = event.data.sendingId;
    const before = documents.get(key);
    const after = evolve(before && viewOf(before), event);
    return after ? [{ kind: 'put', key, document: documentOf(after) }] : [];
  },
  keysOf: (event) => (isOutboundEvent(event) ? [event.data.sendingId] : []),
  sourceOf: (sendingId) => ({ streams: [outboundStream(sendingId)] }),
};

const documentOf = (view: SendingView): SendingDocument => ({
  ...view,
  lane: laneOf(view.status, view.target),
  [orderOf[view.status]]: view.at,
});

const viewOf = ({
  lane: _,
  waitingAt: __,
  deliveredAt: ___,
  givenUpAt: ____,
  ...view
}: SendingDocument): SendingView => view;

/** Sendings of one state, last moved first. Of one way out they are sorted anew: that costs with their number. */
export async function listedSendings(
  readModels: Pick<ReadModels, 'find'>,
  { status, target, limit, offset }: SendingsQuery,
): Promise<readonly SendingView[]> {
  const found = await readModels.find<SendingDocument>(sendingsProjection, {
    ...(target === undefined
      ? { orderBy: orderOf[status] }
      : { where: { lane: laneOf(status, target) }, orderBy: 'at' }),
    direction: 'descending',
    limit,
    offset,
  });
  return found.flatMap(({ document }) => (document.status === status ? [viewOf(document)] : []));
}

/** Ids of what was given up for one way out, in the order of the ids. */
export async function givenUpFor(
  readModels: Pick<ReadModels, 'find'>,
  target: string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<readonly string[]> {
  const where = { lane: laneOf('given-up', target) };
  const query = { where, limit, ...(after !== undefined && { after }) };
  return (await readModels.find(sendingsProjection, query)).map(({ key }) => key);
}

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
