import type { Projection } from '#projections';
import {
  type DataOf,
  isOneOf,
  type RehearsalEvent,
  rehearsalEvents,
  rehearsalStream,
  type RehearsalView,
} from '#protocol';

type Started = DataOf<'RehearsalStarted'>;
type Completed = DataOf<'RehearsalCompleted'>;

/** A rehearsal as the log tells it, but for its examples, which name people: these stay in the log. */
export interface RehearsalDocument extends Started {
  /** Empty where it is of a draft. */
  readonly policyId: string;
  readonly at: string;
  readonly by: string;
  readonly state: RehearsalView['state'];
  readonly message?: string;
  readonly outcome?: Omit<Completed, 'rehearsalId' | 'examples'>;
}

const DAY_MS = 86_400_000;
export const isRehearsalEvent = isOneOf(rehearsalEvents.map(({ type }) => type));

/** Which policies were rehearsed, on which days, and what came of it? Keyed by rehearsal id. */
export const rehearsalsProjection: Projection<RehearsalDocument> = {
  name: 'rehearsals',
  version: 1,
  indexes: ['policyId', 'at'],
  handles: rehearsalEvents.map(({ type }) => type),
  links: [],
  apply(event, documents) {
    if (!isRehearsalEvent(event)) return [];
    const key = event.data.rehearsalId;
    const document = evolve(documents.get(key), event);
    return document ? [{ kind: 'put', key, document }] : [];
  },
  keysOf: (event) => (isRehearsalEvent(event) ? [event.data.rehearsalId] : []),
  sourceOf: (rehearsalId) => ({ streams: [rehearsalStream(rehearsalId)] }),
};

/** What ended first counts; only a process that was thought to be gone may still come to its end. */
function evolve(before: RehearsalDocument | undefined, event: RehearsalEvent): RehearsalDocument | undefined {
  if (event.type === 'RehearsalStarted') {
    if (before) return undefined;
    const { occurredAt: at, actor } = event.metadata;
    const { policyId = '' } = event.data;
    return { ...event.data, policyId, at, by: actor.id, state: 'running' };
  }
  if (!before || (before.state !== 'running' && before.state !== 'interrupted')) return undefined;
  switch (event.type) {
    case 'RehearsalCompleted': {
      const { rehearsalId: _, examples: __, ...outcome } = event.data;
      return { ...before, state: 'done', outcome };
    }
    case 'RehearsalCancelled':
      return { ...before, state: 'cancelled' };
    case 'RehearsalFailed':
      return { ...before, state: 'failed', message: event.data.reason };
    case 'RehearsalInterrupted':
      return { ...before, state: 'interrupted' };
  }
}

/** A rehearsal as administrators see it; how far a running one is, only its process knows. */
export function rehearsalViewOf(document: RehearsalDocument): RehearsalView {
  const { rehearsalId, policyId, policy, from, to, at, by, state, message, outcome, beside } = document;
  return {
    rehearsalId,
    ...(policyId !== '' && { policyId }),
    name: policy.name,
    days: Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS),
    at,
    by,
    state,
    progress: outcome ? 1 : 0,
    events: outcome?.events ?? 0,
    eventsPerSecond: outcome ? Math.round(outcome.events / Math.max(0.001, outcome.milliseconds / 1000)) : 0,
    ...(message !== undefined && { message }),
    ...(outcome && {
      result: {
        from,
        to,
        events: outcome.events,
        milliseconds: outcome.milliseconds,
        ...outcome.figures,
        ...(beside && outcome.beside && { beside: { ...outcome.beside, version: beside.version } }),
      },
    }),
  };
}
