import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { InMemoryEventStore } from '#event-store';
import { behaviourProjection, type BehaviourSequence, type Foresight, type PredictOptions } from '#foresight';
import { derivedId, type NewEvent, SystemClock } from '#kernel';
import { foresightStream, shopperStream } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { CountingForesight, SwappableForesight } from '../../test/e2e/counting-foresight.js';
import { foresightNotes } from '../foresight/online/foresight-note.js';
import { LatestForesights } from '../foresight/online/latest-foresights.js';
import { ForesightRole } from './foresight-role.js';

let made = 0;
const happens = (type: string, data: object = {}, ago = 0): NewEvent => ({
  id: derivedId('role-spec', String(++made)),
  type,
  schemaVersion: 1,
  data,
  metadata: {
    correlationId: 'c-1',
    actor: { kind: 'shopper', id: 'a-1' },
    occurredAt: new Date(Date.now() - ago).toISOString(),
  },
});
const failure = (ago = 0): NewEvent => happens('PaymentFailed', { reason: 'declined' }, ago);

interface Shop {
  readonly store: InMemoryEventStore;
  readonly readModels: InMemoryReadModels;
}
const roles: ForesightRole[] = [];

async function shop(): Promise<Shop> {
  const readModels = new InMemoryReadModels();
  await readModels.define(behaviourProjection);
  return { store: new InMemoryEventStore(), readModels };
}

async function start({ store, readModels }: Shop, model: CountingForesight = new CountingForesight()) {
  const latest = new LatestForesights(readModels);
  const serving = new SwappableForesight(model);
  const log = pino({ level: 'silent' });
  const role = new ForesightRole({ store, readModels, clock: new SystemClock(), log, serving, latest });
  roles.push(role);
  await role.start();
  return { role, latest };
}

async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 5_000; !(await so());) {
    if (Date.now() > end) throw new Error(`It did not happen: ${so.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const live = (role: ForesightRole) => until(async () => (await role.status())[0]?.state === 'live');
const said = async ({ store }: Shop, shopperId = 'a-1') => store.readStream(foresightStream(shopperId));

afterEach(async () => {
  for (const role of roles.splice(0)) await role.stop();
});

describe('who foresees along the log', () => {
  it('says nothing twice, even where it ended before it could write down how far it had come', async () => {
    const one = await shop();
    const first = await start(one);
    await one.store.append(shopperStream('a-1'), [failure(), failure()]);
    await until(async () => (await said(one)).length === 1);
    // Killed: the log has what was said, and nothing else is left of it.
    const again = await start({ store: one.store, readModels: (await shop()).readModels });
    await live(again.role);
    await one.store.append(shopperStream('a-1'), [happens('PageViewed', { path: '/' })]);
    await until(() => again.latest.get('a-1')?.sequence.moments.length === 3);
    await live(again.role);
    expect(await said(one)).toHaveLength(1);
    expect(first.latest.get('a-1')?.question.intent).toBe('payment_failed');
  });

  it('keeps nothing of who is forgotten', async () => {
    const one = await shop();
    const { role, latest } = await start(one);
    await one.store.append(shopperStream('a-1'), [failure(), failure()]);
    await until(() => latest.get('a-1') !== undefined);
    await until(async () => (await one.readModels.get(foresightNotes, 'a-1')) !== undefined);
    const forgotten = { shopperId: 'a-1', shopperIds: ['a-1'], streams: [], keyIds: [], reason: 'asked' };
    await one.store.append(shopperStream('a-1'), [happens('ShopperForgotten', forgotten)]);
    await until(async () => (await one.readModels.get(foresightNotes, 'a-1')) === undefined);
    expect(latest.get('a-1')).toBeUndefined();
    expect(role.figures.shoppers).toBe(0);
  });

  it('believes of one person what was believed of two, and keeps one note', async () => {
    const one = await shop();
    const { latest } = await start(one);
    await one.store.append(shopperStream('a-1'), [failure()]);
    await one.store.append(shopperStream('u-1'), [failure()]);
    await until(() => latest.get('a-1') !== undefined && latest.get('u-1') !== undefined);
    await one.store.append(shopperStream('u-1'), [happens('ShoppersMerged', { from: 'a-1', into: 'u-1' })]);
    await until(() => latest.get('u-1')?.question.intent === 'payment_failed');
    expect(latest.get('a-1')).toBeUndefined();
    expect([...(await latest.newest(['a-1', 'u-1'])).keys()]).toEqual(['u-1']);
  });

  it('tries again what failed, and tells so meanwhile', async () => {
    const one = await shop();
    const model = new FailingForesight(1);
    const { role, latest } = await start(one, model);
    await one.store.append(shopperStream('a-1'), [failure(), failure()]);
    await until(async () => (await role.status())[0]?.error?.message === 'out of memory');
    await until(async () => (await said(one)).length === 1);
    await live(role);
    expect(latest.get('a-1')?.question.intent).toBe('payment_failed');
  });

  it('predicts those together who have changed while it was busy, each once', async () => {
    const one = await shop();
    const model = new SlowForesight();
    const { role, latest } = await start(one, model);
    await one.store.append(shopperStream('a-0'), [failure()]);
    await until(() => model.batches.length === 1);
    for (let n = 1; n <= 20; n++) await one.store.append(shopperStream(`a-${n}`), [failure(), failure()]);
    await until(() => role.figures.skipped >= 20);
    model.release();
    await until(() => latest.get('a-20') !== undefined);
    const predicted = model.batches.slice(1).filter((batch) => batch.length > 1);
    expect(predicted[0]?.length).toBe(20);
    expect(role.figures.skipped).toBe(20);
  });

  it('counts what happened long ago, and says nothing on account of it', async () => {
    const one = await shop();
    const hours = 3_600_000;
    await one.store.append(shopperStream('a-1'), [failure(5 * hours)]);
    const { role, latest } = await start(one);
    await one.store.append(shopperStream('a-2'), [failure(5 * hours), failure(4 * hours)]);
    await live(role);
    expect(role.figures.predictions).toBe(0);
    await one.store.append(shopperStream('a-1'), [failure()]);
    await until(async () => (await said(one)).length === 1);
    expect(latest.get('a-1')?.sequence.moments).toHaveLength(2);
    expect(await said(one, 'a-2')).toEqual([]);
  });
});

class FailingForesight extends CountingForesight {
  constructor(private failures: number) {
    super();
  }
  override predict(
    sequences: readonly BehaviourSequence[],
    options?: PredictOptions,
  ): Promise<readonly Foresight[]> {
    if (this.failures-- > 0) return Promise.reject(new Error('out of memory'));
    return super.predict(sequences, options);
  }
}

/** Answers nothing until it is released. */
class SlowForesight extends CountingForesight {
  readonly batches: (readonly BehaviourSequence[])[] = [];
  release: () => void = () => undefined;
  private readonly released = new Promise<void>((resolve) => (this.release = resolve));

  override async predict(
    sequences: readonly BehaviourSequence[],
    options?: PredictOptions,
  ): Promise<readonly Foresight[]> {
    this.batches.push(sequences);
    await this.released;
    return super.predict(sequences, options);
  }
}
