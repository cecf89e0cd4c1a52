import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore, type ExpectedRevision } from '#event-store';
import { handlePolicyCommand } from '#help';
import { derivedId, type NewEvent, SystemClock } from '#kernel';
import { type HelpPolicy, helpPolicy, helpStream, isOneOf, shopperStream } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { openConversationsProjection } from '#conversation';
import { portraitProjection } from '#shopper';
import { HelpReaction } from './help-reaction.js';
import { QuietTimers } from './quiet-timers.js';

const words = { saw: 'Failed {{times}} times', action: 'Help' };
const policy = (more: object = {}): HelpPolicy =>
  helpPolicy.parse({
    name: 'Payments',
    when: { happened: { event: 'PaymentFailed', times: 1, withinMinutes: 30 }, ...more },
    offer: { en: words, zh: words },
    limits: { perSession: 5, perDay: 5, perWeek: 5, holdOut: 0 },
  });

let made = 0;
const event = (type: string, data: object, ago = 0): NewEvent => ({
  id: derivedId('help-reaction', String(++made)),
  type,
  schemaVersion: 1,
  data,
  metadata: {
    correlationId: 'c',
    actor: { kind: 'shopper', id: 'a-1' },
    occurredAt: new Date(Date.now() - ago).toISOString(),
  },
});
const failure = (checkout: string, ago = 0): NewEvent =>
  event('PaymentFailed', { checkout_id: checkout }, ago);

/** What was asked to be called back for. */
class NotedTimers extends QuietTimers {
  readonly set_ = new Map<string, number | undefined>();
  override set(shopperId: string, at: number | undefined): void {
    this.set_.set(shopperId, at);
  }
  override stop(): void {
    this.set_.clear();
  }
}

/** Lets somebody else write to a stream right before the first append to it. */
class RacedStore extends InMemoryEventStore {
  race: (() => Promise<void>) | undefined;
  override async append(stream: string, events: readonly NewEvent[], expected?: ExpectedRevision) {
    const race = stream.startsWith('help-') ? this.race : undefined;
    if (race) {
      this.race = undefined;
      await race();
    }
    return super.append(stream, events, expected);
  }
}

async function opened(more: object = {}) {
  const store = new RacedStore();
  const readModels = new InMemoryReadModels();
  for (const model of [portraitProjection, openConversationsProjection]) await readModels.define(model);
  const { metadata } = event('', {});
  await handlePolicyCommand(store, { type: 'DefinePolicy', policyId: 'p', policy: policy(more) }, metadata);
  await handlePolicyCommand(store, { type: 'EnablePolicy', policyId: 'p' }, metadata);
  const timers = new NotedTimers();
  const untilCurrent = (): Promise<void> => Promise.resolve();
  const parts = { store, readModels, clock: new SystemClock(), shop: { timeZone: 'UTC' }, untilCurrent };
  const reaction = new HelpReaction(parts, timers);
  await reaction.begin(await store.head());
  const happens = async (stream: string, ...events: readonly NewEvent[]): Promise<void> => {
    const before = await store.head();
    await store.append(stream, events);
    await reaction.take(await store.readAll(before));
  };
  const told = async (type: 'HelpOffered' | 'HelpDismissed') =>
    (await store.readStream(helpStream('a-1'))).filter(isOneOf([type]));
  return { store, timers, reaction, happens, told };
}
const SHOPPER = shopperStream('a-1');

describe('help along the log', () => {
  it('is decided again where somebody else wrote in between', async () => {
    const { store, happens, told } = await opened();
    store.race = async () => {
      await store.append(helpStream('a-1'), [event('HelpMuted', { shopperId: 'a-1' })]);
    };
    await happens(SHOPPER, failure('c-1'));
    expect(await told('HelpOffered')).toEqual([]);
    await happens(helpStream('a-1'), event('HelpUnmuted', { shopperId: 'a-1' }));
    await happens(SHOPPER, failure('c-1'));
    expect(await told('HelpOffered')).toHaveLength(1);
  });

  it('is offered once, however often the same events are taken', async () => {
    const { store, reaction, happens, told } = await opened();
    await happens(SHOPPER, failure('c-1'), failure('c-1'));
    const events = await store.readAll(0n);
    await reaction.take(events);
    expect(await told('HelpOffered')).toHaveLength(1);
  });

  it('is taken back once they ask by themselves, not where they take it up', async () => {
    const { happens, told } = await opened();
    await happens(SHOPPER, failure('c-1'));
    const [first] = await told('HelpOffered');
    const talk = { conversationId: 'k', shopperId: 'a-1', text: 'Hello' };
    const choice = { kind: 'offer', offerId: first?.data.offerId };
    await happens('conversation-k', event('ShopperMessageSent', { ...talk, messageId: 'm', choice }));
    expect(await told('HelpDismissed')).toEqual([]);
    await happens('conversation-k', event('ShopperMessageSent', { ...talk, messageId: 'n' }));
    expect((await told('HelpDismissed')).map(({ data }) => data)).toMatchObject([{ how: 'overtaken' }]);
  });

  it('asks to be woken for the moment of quiet, and for none that has passed long ago', async () => {
    const { timers, reaction, happens, told } = await opened({ afterQuietSeconds: 30 });
    await happens(SHOPPER, failure('c-1', 20_000));
    const due = timers.set_.get('a-1') ?? 0;
    expect(Math.abs(due - Date.now() - 10_000)).toBeLessThan(5_000);
    await reaction.quiet('a-1', due);
    expect((await told('HelpOffered'))[0]?.metadata.occurredAt).toBe(new Date(due).toISOString());
    expect(timers.set_.get('a-1')).toBeUndefined();
    await happens(shopperStream('a-2'), failure('c-2', 3_600_000));
    expect(timers.set_.has('a-2')).toBe(false);
  });

  it('stops when the policy is disabled', async () => {
    const { store, reaction, happens, told } = await opened();
    const before = await store.head();
    await handlePolicyCommand(store, { type: 'DisablePolicy', policyId: 'p' }, event('', {}).metadata);
    await reaction.take(await store.readAll(before));
    await happens(SHOPPER, failure('c-1'));
    expect(await told('HelpOffered')).toEqual([]);
    expect(reaction.shoppers).toBe(0);
  });
});
