import { afterEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { SystemClock } from '#kernel';
import {
  AddsUpMany,
  type Projection,
  Projector,
  quarantineGroups,
  refold,
  TimeTravel,
  variantOf,
} from '#projections';
import { InMemoryReadModels } from '#read-models';
import { event } from '../test/carts.js';
import { running, runToHead, stopAll } from '../test/running.js';
import { shadowFor } from './replay/shadow.js';

afterEach(stopAll);

interface Sum {
  readonly total: number;
  readonly last?: string;
}

/** How often people went from one thing to the next: which document an event touches, another document tells. */
const steps: Projection<Sum> = {
  name: 'steps',
  version: 1,
  indexes: [],
  handles: ['Stepped'],
  links: [],
  aggregate: { ownOf: (stream) => [`at:${stream}`] },
  apply({ stream, data }, documents) {
    const { to } = data as { to: string };
    if (to === 'poison') throw new Error('cannot read poison');
    const from = documents.get(`at:${stream}`)?.last;
    const here = { kind: 'put', key: `at:${stream}`, document: { total: 0, last: to } } as const;
    if (from === undefined) return [here];
    const total = (documents.get(from)?.total ?? 0) + 1;
    return [here, { kind: 'put', key: from, document: { total } }];
  },
  keysOf: ({ stream }) => [`at:${stream}`],
};

const stepped = (to: string) => event('Stepped', { to });
const forgotten = (...streams: string[]) =>
  event('ShopperForgotten', { shopperId: 'a-1', shopperIds: ['a-1'], streams, reason: 'asked for it' });

async function walked() {
  const store = new InMemoryEventStore();
  await store.append('one', [stepped('a'), stepped('b'), stepped('poison'), stepped('a')]);
  await store.append('two', [stepped('a'), stepped('c')]);
  const models = new InMemoryReadModels();
  await runToHead(store, models, steps);
  return { store, models };
}

describe('an aggregate', () => {
  it('may touch documents that it did not name, and sets aside what it cannot apply', async () => {
    const { models } = await walked();
    expect(await models.get(steps, 'a')).toEqual({ total: 2 });
    expect(await models.get(steps, 'b')).toEqual({ total: 1 });
    expect(await quarantineGroups(models, steps)).toMatchObject([{ count: 1, cause: 'cannot read poison' }]);
  });

  it('keeps its sums when a shopper is forgotten, and drops what is theirs alone, as a replay does', async () => {
    const { store, models } = await walked();
    await store.append('privacy', [forgotten('one')]);
    await store.append('one', [stepped('d')]);
    await runToHead(store, models, steps);
    const again = new InMemoryReadModels();
    await runToHead(store, again, steps);
    for (const documents of [models, again]) {
      expect(await documents.get(steps, 'at:one')).toEqual({ total: 0, last: 'd' });
      expect(await documents.get(steps, 'a')).toEqual({ total: 2 });
      const [group] = await quarantineGroups(documents, steps);
      expect(group?.samples[0]?.error).toBe('Its shopper was forgotten.');
    }
  });

  it('builds the same documents in a shadow', async () => {
    const { store, models } = await walked();
    const generation = await models.addGeneration(steps, {});
    const parts = { store, readModels: models, clock: new SystemClock(), seldom: true };
    const shadow = await Projector.open(steps, parts, generation);
    const upTo = await store.head();
    await shadow.take({ events: await store.readAll(0n), upTo });
    await shadow.save();
    const all = await models.find({ ...steps, generation });
    expect(all).toEqual(await models.find(steps));
    expect(all.length).toBeGreaterThan(3);
  });

  it('refuses to fold, replay or show the past of one document alone', async () => {
    const { store, models } = await walked();
    const upTo = await store.head();
    await expect(refold(store, steps, ['a'], { upTo })).rejects.toThrow(AddsUpMany);
    await expect(new TimeTravel(store).history(steps, 'a')).rejects.toThrow(AddsUpMany);
    const request = {
      key: 'a',
      workers: 1,
      variant: { settings: {}, withoutEvents: [], withoutStreams: [] },
    };
    const order = { replayId: 'r', request } as unknown as Parameters<typeof shadowFor>[1];
    await expect(shadowFor(steps, order, { store, readModels: models })).rejects.toThrow('adds up what many');
  });

  it('leaves what it has set aside where it is when a retry is asked for, and releases it in a replay', async () => {
    const { store, models } = await walked();
    const data = { projection: 'steps', version: 1 };
    await store.append('projection-steps', [event('QuarantineRetryRequested', data)]);
    await runToHead(store, models, steps);
    const [answer] = await store.readAll(0n, { types: ['QuarantineRetried'] });
    expect(answer?.data).toMatchObject({ released: 0, stillFailing: 1 });
    const cured = variantOf(steps, { withoutStreams: ['one'] });
    const { runner, models: fresh } = running([cured], { store });
    await runner.start();
    await runner.untilCaughtUp(await store.head(), 'steps');
    expect(await quarantineGroups(fresh, steps)).toEqual([]);
  });
});
