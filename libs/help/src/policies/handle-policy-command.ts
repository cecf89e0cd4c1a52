import { type EventStore, RevisionConflict, streamPages } from '#event-store';
import { derivedId, err, type EventMetadata, fold, ok, type Result } from '#kernel';
import { schemaVersionOf, isOneOf, type PolicyEvent, policyEvents, policyStream } from '#protocol';
import {
  type PolicyCommand,
  policyDecider,
  type PolicyRejection,
  type PolicyState,
} from './policy-decider.js';

type PolicyLog = Pick<EventStore, 'append' | 'readStream'>;
const ATTEMPTS = 10;

export const isPolicyEvent = isOneOf(policyEvents.map(({ type }) => type));

export interface HandledPolicy {
  readonly state: PolicyState;
  /** Position of what was stored last; undefined where there was nothing left to do. */
  readonly position?: bigint;
}

/** Carries a command out on the policy's stream; somebody else's change in between is looked at first. */
export async function handlePolicyCommand(
  store: PolicyLog,
  command: PolicyCommand,
  metadata: EventMetadata,
): Promise<Result<HandledPolicy, PolicyRejection>> {
  const stream = policyStream(command.policyId);
  for (let attempt = 1; ; attempt++) {
    const events = await historyOfPolicy(store, command.policyId);
    const state = fold(policyDecider, events);
    const decision = policyDecider.decide(command, state);
    if (!decision.ok) return err(decision.error);
    if (decision.value.length === 0) return ok({ state });
    const revision = events.length - 1;
    const fresh = decision.value.map((fact, i) => ({
      ...fact,
      id: derivedId(stream, String(revision + 1 + i), fact.type, metadata.correlationId),
      schemaVersion: schemaVersionOf(fact.type),
      metadata,
    }));
    try {
      const { position } = await store.append(stream, fresh, revision < 0 ? 'none' : revision);
      const after = fold({ ...policyDecider, initial: state }, decision.value);
      return ok({ state: after, position });
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** Everything that became of a policy, oldest first; empty where there is none. */
export async function historyOfPolicy(
  store: Pick<EventStore, 'readStream'>,
  policyId: string,
): Promise<readonly PolicyEvent[]> {
  const events: PolicyEvent[] = [];
  for await (const page of streamPages(store, policyStream(policyId)))
    events.push(...page.filter(isPolicyEvent));
  return events;
}
