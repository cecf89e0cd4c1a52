import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type EventFilter, InMemoryEventStore, type ReadStreamOptions } from '#event-store';
import { type RecordedEvent, SystemClock } from '#kernel';
import { type Projection, Projector, quarantineGroups } from '#projections';
import { FORGOTTEN, isForgotten } from '#protocol';
import { added, event, fragile } from '../../test/carts.js';
import { running, stopAll, until } from '../../test/running.js';

afterEach(stopAll);

/** A log in which what somebody wrote can be forgotten. */
class ForgettingEventStore extends InMemoryEventStore {
  private readonly forgotten = new Set<string>();

  forget(...streams: readonly string[]): void {
    for (const stream of streams) this.forgotten.add(stream);
  }
  override async readAll(after: bigint, filter?: EventFilter, limit?: number): Promise<RecordedEvent[]> {
    return (await super.readAll(after, filter, limit)).map((one) => this.opened(one));
  }
  override async readStream(stream: string, options?: ReadStreamOptions): Promise<RecordedEvent[]> {
    return (await super.readStream(stream, options)).map((one) => this.opened(one));
  }
  override async readEvent(id: string): Promise<RecordedEvent | undefined> {
    const found = await super.readEvent(id);
    return found && this.opened(found);
  }
  private opened(one: RecordedEvent): RecordedEvent {
    return this.forgotten.has(one.stream) && one.type === 'Said'
      ? { ...one, data: { text: FORGOTTEN } }
      : one;
  }
}

interface Notes {
  readonly texts: readonly unknown[];
}

/** What each stream said, and what the last ones said, together. */
const notes: Projection<Notes> = {
  name: 'notes',
  version: 1,
  indexes: [],
  handles: ['Said'],
  apply({ stream, data }, documents) {
    const { text } = data as { text: unknown };
    if (text === 'secret poison') throw new Error(`cannot read ${text}`);
    if (isForgotten(text) && stream === 'poisoned') throw new Error('nothing to read');
    const said = (key: string) => {
      const texts = [...(documents.get(key)?.texts ?? []), text];
      return { kind: 'put', key, document: { texts } } as const;
    };
    return stream.startsWith('pair') ? [said(stream), said('pairs')] : [said(stream)];
  },
  keysOf: ({ stream }) => (stream.startsWith('pair') ? [stream, 'pairs'] : [stream]),
  links: ['Said'],
};

const said = (text: string) => event('Said', { text });
const shopperForgotten = (...streams: string[]) =>
  event('ShopperForgotten', { shopperId: 'a-1', shopperIds: ['a-1'], streams, reason: 'asked for it' });

function setUp(before?: () => void) {
  const store = new ForgettingEventStore();
  const beforeRefold = jest.fn(async ({ data }: RecordedEvent) => {
    before?.();
    store.forget(...(data as { streams: string[] }).streams);
  });
  const { models, runner } = running([notes], { store, beforeRefold });
  const scrub = jest.spyOn(models, 'scrub');
  return { store, models, runner, beforeRefold, scrub };
}

describe('a projection that comes to a forgotten shopper', () => {
  it('folds their documents, and those they are tied to, again without what was personal', async () => {
    const { store, models, runner, beforeRefold, scrub } = setUp();
    await store.append('one', [said('secret')]);
    await store.append('pair-1', [said('secret')]);
    await store.append('pair-2', [said('hello')]);
    await store.append('two', [said('hello')]);
    await runner.start();
    await runner.untilCaughtUp(4n, 'notes');
    expect(JSON.stringify(await models.find(notes))).toContain('secret');
    const { position } = await store.append('shopper-a-1', [shopperForgotten('one', 'pair-1', 'unknown')]);
    await store.append('one', [said('back again')]);
    await runner.untilCaughtUp(position, 'notes');
    expect(beforeRefold).toHaveBeenCalledTimes(1);
    expect(scrub).toHaveBeenCalledTimes(1);
    await runner.untilCaughtUp(position + 1n, 'notes');
    expect(await models.find(notes)).toEqual([
      { key: 'one', document: { texts: [FORGOTTEN, FORGOTTEN] } },
      { key: 'pair-1', document: { texts: [FORGOTTEN] } },
      { key: 'pair-2', document: { texts: ['hello'] } },
      { key: 'pairs', document: { texts: [FORGOTTEN, 'hello'] } },
      { key: 'two', document: { texts: ['hello'] } },
    ]);
  });

  it('has not gone on before everything is forgotten, whatever fails', async () => {
    let failures = 2;
    const { store, models, runner, scrub } = setUp(() => {
      if (failures-- > 0) throw new Error('the keys are locked');
    });
    scrub.mockRejectedValueOnce(new Error('the disk is full'));
    await store.append('one', [said('secret')]);
    const { position } = await store.append('shopper-a-1', [shopperForgotten('one')]);
    await runner.start();
    let former = 0n;
    await until(async () => {
      const checkpoint = await models.checkpoint(notes);
      if (former < position && checkpoint >= position) expect(failures).toBeLessThan(0);
      former = checkpoint;
      return checkpoint >= position;
    });
    expect(scrub).toHaveBeenCalledTimes(2);
    expect(await models.get(notes, 'one')).toEqual({ texts: [FORGOTTEN] });
  });

  it('forgets in what it has set aside, too: an error may quote them', async () => {
    const { store, models, runner } = setUp();
    await store.append('poisoned', [said('secret poison')]);
    await runner.start();
    await runner.untilCaughtUp(1n, 'notes');
    expect(JSON.stringify(await quarantineGroups(models, notes))).toContain('secret');
    const { position } = await store.append('shopper-a-1', [shopperForgotten('poisoned')]);
    await runner.untilCaughtUp(position, 'notes');
    expect(await quarantineGroups(models, notes)).toMatchObject([{ cause: 'nothing to read', count: 1 }]);
  });

  it('forgets in the generations that are kept beside it, each as of where it stands', async () => {
    const { store, models, runner } = setUp();
    const secret = { kind: 'put', key: 'one', document: { texts: ['secret'] } } as const;
    await store.append('one', [said('secret'), said('secret too')]);
    const former = await models.addGeneration(notes);
    await models.commit({ ...notes, generation: former }, [secret], 1n);
    const later = await models.addGeneration(notes, { about: { request: { from: { position: '1' } } } });
    await models.commit({ ...notes, generation: later }, [secret], 2n);
    const riddle = await models.addGeneration(notes, { about: { variant: 'nobody knows' } });
    await models.commit({ ...notes, generation: riddle }, [secret], 2n);
    await runner.start();
    const { position } = await store.append('shopper-a-1', [shopperForgotten('one')]);
    await runner.untilCaughtUp(position, 'notes');
    expect(await models.get({ ...notes, generation: former }, 'one')).toEqual({ texts: [FORGOTTEN] });
    expect(await models.get({ ...notes, generation: later }, 'one')).toEqual({ texts: [FORGOTTEN] });
    expect(await models.get(notes, 'one')).toEqual({ texts: [FORGOTTEN, FORGOTTEN] });
    expect((await models.generations(notes)).map(({ generation }) => generation)).toEqual([1, former, later]);
    expect(await models.checkpoint({ ...notes, generation: former })).toBe(1n);
  });

  it('does so also where it carries a shadow, which answers no requests', async () => {
    const { store, models, beforeRefold } = setUp();
    const generation = await models.addGeneration(notes);
    const read = await (async () => {
      await store.append('one', [said('secret')]);
      return store.readAll(0n);
    })();
    const parts = { store, readModels: models, clock: new SystemClock(), beforeRefold };
    const shadow = await Projector.open(notes, parts, generation);
    await shadow.take({ events: read, upTo: 1n });
    await store.append('shopper-a-1', [shopperForgotten('one')]);
    await store.append('projection-notes', [
      event('QuarantineRetryRequested', { projection: 'notes', version: 1 }),
    ]);
    await shadow.take({ events: await store.readAll(1n), upTo: 3n });
    expect(shadow.position).toBe(2n);
    await shadow.take({ events: await store.readAll(2n), upTo: 3n });
    expect(await models.get({ ...notes, generation }, 'one')).toEqual({ texts: [FORGOTTEN] });
    expect(await models.place({ ...notes, generation })).toEqual({ generation, position: 3n });
    expect(await store.head()).toBe(3n);
  });
});

it('a projection that stands still forgets all the same', async () => {
  const store = new ForgettingEventStore();
  const beforeRefold = async ({ data }: RecordedEvent): Promise<void> => {
    store.forget(...(data as { streams: string[] }).streams);
    return Promise.resolve();
  };
  const projection = { ...fragile(), handles: ['ItemAdded', 'Said'], apply: applyOrKeep };
  const { models, runner } = running([projection], { store, beforeRefold });
  await store.append('one', [said('secret')]);
  const poison = Array.from({ length: 10_001 }, () => added('poison'));
  for (let at = 0; at < poison.length; at += 1_000)
    await store.append('cart-2', poison.slice(at, at + 1_000));
  await runner.start();
  await until(async () => (await runner.status())[0]?.state === 'stopped');
  await store.append('shopper-a-1', [shopperForgotten('one')]);
  await until(async () => JSON.stringify(await models.get(projection, 'one')).includes('forgotten'));
  expect(await runner.status()).toMatchObject([{ state: 'stopped', quarantined: 10_000 }]);
});

const applyOrKeep: Projection['apply'] = (one, documents) =>
  one.type === 'Said'
    ? [{ kind: 'put', key: one.stream, document: one.data }]
    : fragile().apply(one, documents as never);
