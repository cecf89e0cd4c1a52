import type { Projection } from '#projections';
import {
  helpPolicy,
  isOneOf,
  type PolicyEvent,
  policyEvents,
  type PolicyView,
  type Recorded,
} from '#protocol';
import type { Change } from '#read-models';

type Counts = PolicyView['lately'];

/** A policy, its history, and what became of its offers day by day. */
export interface PolicyDocument extends Omit<PolicyView, 'lately' | 'turn' | 'rehearsed'> {
  /** In UTC, `2026-11-22`; the last few. */
  readonly days: readonly ({ readonly day: string } & Counts)[];
}

const REMEMBERED_DAYS = 15;
const REMEMBERED_HISTORY = 100;
const NOTHING: Counts = { offered: 0, heldOut: 0, shown: 0, accepted: 0 };
const OFFERS = ['HelpOffered', 'HelpShown', 'HelpAccepted'] as const;

const isPolicy = isOneOf(policyEvents.map(({ type }) => type));
const isOfOffer = isOneOf(OFFERS);

/** Which help policies are there, and how do they do? Keyed by policy id. */
export const policiesProjection: Projection<PolicyDocument> = {
  name: 'help-policies',
  version: 1,
  indexes: ['definedAt'],
  handles: [...policyEvents.map(({ type }) => type), ...OFFERS],
  links: [],
  aggregate: { ownOf: () => [] },
  apply(event, documents): readonly Change<PolicyDocument>[] {
    if (!isPolicy(event) && !isOfOffer(event)) return [];
    const key = event.data.policyId;
    const before = documents.get(key);
    const document = isPolicy(event) ? changed(before, event) : before && counted(before, event);
    return document ? [{ kind: 'put', key, document }] : [];
  },
  keysOf: (event) => (isPolicy(event) || isOfOffer(event) ? [event.data.policyId] : []),
};

function changed(before: PolicyDocument | undefined, event: PolicyEvent): PolicyDocument | undefined {
  const { type, data, metadata } = event;
  const { occurredAt: at, actor } = metadata;
  const { policyId, version } = data;
  const what = (
    { HelpPolicyDefined: 'defined', HelpPolicyEnabled: 'enabled', HelpPolicyDisabled: 'disabled' } as const
  )[type];
  const history = [{ at, by: actor.id, what, version }, ...(before?.history ?? [])].slice(
    0,
    REMEMBERED_HISTORY,
  );
  if (type === 'HelpPolicyDefined') {
    const former = before ?? { state: 'draft' as const, days: [] };
    // A definition that an older version wrote lacks what has a default since.
    const policy = helpPolicy.parse(data.policy);
    return { ...former, policyId, version, policy, definedAt: at, by: actor.id, history };
  }
  if (!before) return undefined;
  const { enabledVersion: _, ...rest } = before;
  if (type === 'HelpPolicyDisabled') return { ...rest, state: 'disabled', history };
  return { ...rest, state: 'enabled', enabledVersion: version, history };
}

function counted(before: PolicyDocument, event: Recorded<(typeof OFFERS)[number]>): PolicyDocument {
  const day = dayOf(event.metadata.occurredAt);
  const field = fieldOf(event);
  const index = before.days.findIndex((one) => one.day === day);
  const old = before.days[index] ?? { day, ...NOTHING };
  const counts = { ...old, [field]: old[field] + 1 };
  const days = index < 0 ? [...before.days, counts] : before.days.with(index, counts);
  return { ...before, days: days.sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-REMEMBERED_DAYS) };
}

function fieldOf(event: Recorded<(typeof OFFERS)[number]>): keyof Counts {
  if (event.type === 'HelpShown') return 'shown';
  if (event.type === 'HelpAccepted') return 'accepted';
  return event.data.arm === 'offer' ? 'offered' : 'heldOut';
}

const dayOf = (at: string): string => new Date(at).toISOString().slice(0, 10);

/** The policy as administrators see it. @param now the counts are of the seven days before it */
export function policyViewOf({ days, ...view }: PolicyDocument, now: Date): PolicyView {
  const since = dayOf(new Date(now.getTime() - 6 * 86_400_000).toISOString());
  const lately = days
    .filter(({ day }) => day >= since)
    .reduce(
      (sum, { offered, heldOut, shown, accepted }) => ({
        offered: sum.offered + offered,
        heldOut: sum.heldOut + heldOut,
        shown: sum.shown + shown,
        accepted: sum.accepted + accepted,
      }),
      NOTHING,
    );
  return { ...view, lately };
}
