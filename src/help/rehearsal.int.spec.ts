import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  Course,
  eventsOf,
  historyOf,
  People,
  rehearse,
  type ShopContext,
  shownExample,
  stateOf,
} from '#help';
import type { RecordedEvent } from '#kernel';
import { type HelpPolicy, helpPolicy, isForgotten, isOneOf } from '#protocol';
import { standingOf } from '#shopper';
import { LastDeedForesight } from '../../test/help/last-deed-foresight.js';
import { liveThrough, openWeek, type Week } from '../../test/help/live-week.js';
import { simulatedWeek, WEEK_BEGINS, WEEK_ENDS } from '../../test/help/simulated-week.js';

/** As many as a check can afford; `npm run bench -- rehearsal` does the same with 2,000. */
const SHOPPERS = 120;
const words = { saw: 'Again: {{times}}', action: 'Help' };
const limits = { perSession: 1, perDay: 2, perWeek: 3, cooldownHours: 24, holdOut: 0.25 };
const policy = (when: HelpPolicy['when'], more: Partial<HelpPolicy> = {}): HelpPolicy =>
  helpPolicy.parse({ name: 'Rehearsed', when, offer: { en: words, zh: words }, limits, ...more });

const policies = {
  happened: policy({ happened: { event: 'ProductViewed', times: 2, withinMinutes: 60 } }),
  quiet: policy({
    happened: { event: 'PageViewed', times: 3, withinMinutes: 120 },
    afterQuietSeconds: 45,
    portrait: { stages: ['prospect', 'customer', 'loyal'] },
    hours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '22:00' },
  }),
  foreseen: policy(
    { question: { intents: ['order_status', 'payment_failed'], atLeast: 'unsure' } },
    { offer: { en: { saw: 'Seen', action: 'Help' }, zh: { saw: '看到', action: '帮助' } } },
  ),
  order: policy(
    { happened: { event: 'OrderUpdated', times: 1, withinMinutes: 60 }, portrait: { hasOpenOrder: true } },
    { answers: 'order_status' },
  ),
} as const;

type Name = keyof typeof policies;
const names = Object.keys(policies) as Name[];
const days = { from: WEEK_BEGINS, to: WEEK_ENDS };
const shop: ShopContext = { timeZone: 'UTC' };

/** What comes of policies that go through a week together. */
async function run(week: Week, ...all: readonly Name[]) {
  const contenders = all.map((name) => ({ policyId: name, policy: policies[name] }));
  return (await rehearse({ ...week, shop }, { contenders, ...days })).outcomes;
}

let log: readonly RecordedEvent[];
let together: Awaited<ReturnType<typeof run>>;

beforeAll(async () => {
  log = await simulatedWeek(SHOPPERS, new LastDeedForesight());
  together = await run(await openWeek(log), ...names);
}, 60_000);

describe('a rehearsal', () => {
  for (const [index, name] of names.entries()) {
    it(`counts what the policy would have done, and says what it would have said: ${name}`, async () => {
      const rehearsed = together[index];
      const week = await openWeek(log);
      const offered = await liveThrough(week, { policyId: name, policy: policies[name] }, WEEK_ENDS);
      const arm = (wanted: string) => offered.filter(({ data }) => data.arm === wanted);
      const live = {
        offers: arm('offer').length,
        interrupted: new Set(arm('offer').map(({ data }) => data.shopperId)).size,
        heldOut: arm('hold-out').length,
      };
      expect(rehearsed?.figures).toMatchObject(live);
      expect(live.offers + live.heldOut).toBeGreaterThan(0);
      for (const example of rehearsed?.examples ?? []) {
        const events = await Promise.all(eventsOf(example).map((id) => week.store.readEvent(id)));
        const read = events.filter((event) => event !== undefined);
        const { saw } = shownExample(example, policies[name], read, shop);
        const said = offered.flatMap(({ data, metadata }) =>
          data.shopperId === example.shopperId && metadata.occurredAt === example.at && !isForgotten(data.saw)
            ? [data.saw]
            : [],
        );
        expect(said).toEqual([saw]);
      }
      // Alone it comes to the same; what was really offered meanwhile is left out of a rehearsal of the same policy.
      expect(await run(week, name)).toEqual([rehearsed]);
    });
  }

  it('writes nothing, and tells what the same shoppers did afterwards', async () => {
    const week = await openWeek(log);
    const head = await week.store.head();
    const [outcome] = await run(week, 'happened');
    if (!outcome) throw new Error('There is no outcome.');
    const { figures: result, examples } = outcome;
    expect(await week.store.head()).toBe(head);
    const asked = log.filter(isOneOf(['IntentClassified'])).length;
    expect(result.askedAnything).toBeGreaterThan(0);
    expect(result.askedAnything).toBeLessThanOrEqual(asked * 3);
    expect(result.byDay.reduce((sum, { offers }) => sum + offers, 0)).toBe(result.offers);
    expect(examples.length).toBe(Math.min(20, result.offers + result.heldOut));
    expect(examples.every(({ evidence }) => evidence.length >= 2)).toBe(true);
    expect(result.withheld['per-session']).toBeGreaterThan(0);
  });

  it('knows of everybody, event by event, what reading their whole story tells', async () => {
    const { store, readModels } = await openWeek(log);
    const people = new People((id, upTo) => historyOf({ store, readModels }, id, upTo));
    const never = policy({ happened: { event: 'ProductReviewed', times: 20, withinMinutes: 1 } });
    const course = new Course({
      people,
      policies: () => [{ policyId: 'never', version: 1, policy: never }],
      shop,
      notBefore: () => 0,
      offer: (_, state) => Promise.resolve({ state, again: false }),
    });
    for (const event of log) await course.take(event, true);
    const head = await store.head();
    let merged = 0;
    for (const { state } of people.all()) {
      const read = stateOf(await historyOf({ store, readModels }, state.shopperId, head));
      const { memory, ...rest } = state;
      expect(rest).toEqual({ ...read, memory: undefined });
      const now = WEEK_ENDS;
      expect(standingOf(memory, state.ids, now)).toEqual(standingOf(read.memory, read.ids, now));
      if (state.ids.length > 1) merged += 1;
    }
    expect(merged).toBeGreaterThan(0);
  });

  it('ends where it is cancelled, and says how far it is', async () => {
    const stopping = new AbortController();
    const told: number[] = [];
    const order = { contenders: [{ policyId: 'p', policy: policies.happened }], ...days };
    const running = rehearse(
      { ...(await openWeek(log)), shop },
      order,
      ({ events, of }) => {
        told.push(events / of);
        stopping.abort();
      },
      stopping.signal,
    );
    await expect(running).rejects.toThrow('cancelled');
    expect(told).toHaveLength(1);
    expect(told[0]).toBeGreaterThan(0);
    expect(told[0]).toBeLessThan(1);
  });
});
