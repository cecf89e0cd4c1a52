import { describe, expect, it } from '@jest/globals';
import {
  handlePolicyCommand,
  historyOfPolicy,
  PoliciesInForce,
  policiesProjection,
  policyDecider,
  type PolicyDocument,
  policyViewOf,
} from '#help';
import { InMemoryEventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { type HelpPolicy, isOneOf, policyEvents, policyStream } from '#protocol';
import { recorded, specificationOf } from '#testing';
import { policyOf } from '../../test/shopper-story.js';

const AT = '2026-11-22T10:00:00.000Z';
const policyId = 'p';
const policy = policyOf({ happened: { event: 'CouponDenied', times: 1, withinMinutes: 5 } });
const other: HelpPolicy = { ...policy, name: 'Another name' };
const defined = (version: number, what = policy) =>
  ({ type: 'HelpPolicyDefined', data: { policyId, version, policy: what } }) as const;
const enabled = (version: number) => ({ type: 'HelpPolicyEnabled', data: { policyId, version } }) as const;
const disabled = (version: number) => ({ type: 'HelpPolicyDisabled', data: { policyId, version } }) as const;
const given = specificationOf(policyDecider);

describe('a help policy', () => {
  it('is written in versions; writing the same again is none', () => {
    given([])
      .when({ type: 'DefinePolicy', policyId, policy })
      .then([defined(1)]);
    given([defined(1)])
      .when({ type: 'DefinePolicy', policyId, policy })
      .then([]);
    given([defined(1), enabled(1)])
      .when({ type: 'DefinePolicy', policyId, policy: other })
      .then([defined(2, other)]);
  });

  it('is put in force and out of force, version by version, once', () => {
    given([defined(1)])
      .when({ type: 'EnablePolicy', policyId })
      .then([enabled(1)]);
    given([defined(1), enabled(1)])
      .when({ type: 'EnablePolicy', policyId })
      .then([]);
    given([defined(1), enabled(1), defined(2, other)])
      .when({ type: 'EnablePolicy', policyId })
      .then([enabled(2)]);
    given([defined(1), enabled(1), defined(2, other)])
      .when({ type: 'DisablePolicy', policyId })
      .then([disabled(1)]);
    given([defined(1)])
      .when({ type: 'DisablePolicy', policyId })
      .then([]);
  });

  it('is refused where it is not there, or its words cannot be filled in', () => {
    given([]).when({ type: 'EnablePolicy', policyId }).then('unknown-policy');
    const offer = { ...policy.offer, en: { saw: '{{what}}', action: 'Go' } };
    given([])
      .when({ type: 'DefinePolicy', policyId, policy: { ...policy, offer } })
      .then('invalid-words');
  });

  it('stays in force as it was until its new version is enabled', () => {
    const policies = new PoliciesInForce();
    const seen = recorded(policyStream(policyId), [
      defined(1),
      enabled(1),
      defined(2, other),
      enabled(2),
      disabled(2),
    ]).map((event) => {
      policies.take(event);
      return policies.list.map((one) => one.policy.name);
    });
    expect(seen).toEqual([[], ['A policy'], ['A policy'], ['Another name'], []]);
  });

  it('is changed by two people at once as if one came after the other', async () => {
    const store = new InMemoryEventStore();
    const by = (id: string) => ({
      correlationId: id,
      actor: { kind: 'administrator', id } as const,
      occurredAt: AT,
    });
    const define = (who: string, what: HelpPolicy) =>
      handlePolicyCommand(store, { type: 'DefinePolicy', policyId, policy: what }, by(who));
    await Promise.all([define('anna', policy), define('ben', other)]);
    const events = (await store.readStream(policyStream(policyId))).filter(
      isOneOf(policyEvents.map(({ type }) => type)),
    );
    expect(events.map(({ data }) => data.version)).toEqual([1, 2]);
  });

  it('is written on after more changes than one page of the log holds', async () => {
    const store = new InMemoryEventStore();
    const many = Array.from({ length: 1_201 }, (_, i) => defined(i + 1, i % 2 === 0 ? policy : other));
    const stream = policyStream(policyId);
    await store.append(stream, recorded(stream, many), 'none');
    const metadata = {
      correlationId: 'r',
      actor: { kind: 'administrator', id: 'anna' },
      occurredAt: AT,
    } as const;
    const command = { type: 'DefinePolicy', policyId, policy: other } as const;
    expect(await handlePolicyCommand(store, command, metadata)).toMatchObject({
      value: { state: { version: 1_202 } },
    });
    expect(await historyOfPolicy(store, policyId)).toHaveLength(1_202);
  });
});

describe('what administrators see of policies', () => {
  const helped = (type: string, arm?: string): RecordedEvent => ({
    ...(recorded('help-a-1', [
      { type, data: { policyId, shopperId: 'a-1', offerId: 'o', arm } },
    ])[0] as RecordedEvent),
  });

  it('is their history, and what became of their offers in the last seven days', () => {
    const events = [
      ...recorded(policyStream(policyId), [defined(1), enabled(1)]),
      helped('HelpOffered', 'offer'),
      helped('HelpOffered', 'hold-out'),
      helped('HelpShown'),
      helped('HelpAccepted'),
    ];
    const [document] = events.reduce<readonly PolicyDocument[]>((before, one) => {
      const changes = policiesProjection.apply(one, { get: () => before[0] });
      return changes.flatMap((change) => (change.kind === 'put' ? [change.document] : []));
    }, []);
    if (!document) throw new Error('There is no document.');
    const at = Date.parse(events[0]?.metadata.occurredAt ?? '');
    const view = policyViewOf(document, new Date(at + 6 * 86_400_000));
    expect(view).toMatchObject({ version: 1, state: 'enabled', enabledVersion: 1 });
    expect(view.lately).toEqual({ offered: 1, heldOut: 1, shown: 1, accepted: 1 });
    expect(view.history.map(({ what }) => what)).toEqual(['enabled', 'defined']);
    expect(policyViewOf(document, new Date(at + 8 * 86_400_000)).lately.offered).toBe(0);
  });
});
