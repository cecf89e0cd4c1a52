import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { variantOf } from '#projections';
import type { InMemoryReadModels } from '#read-models';
import { project } from '#testing';
import { type Act, acts, drop, event, pour, type Purse, purses, stored } from '../../test/purses.js';
import { eventually, ReplaysAtWork } from '../../test/replays-at-work.js';

const opened: ReplaysAtWork[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.stop()));
});

async function atWork(history: readonly Act[], ...more: [InMemoryReadModels?]): Promise<ReplaysAtWork> {
  const replays = await new ReplaysAtWork(await stored(history), ...more).start();
  opened.push(replays);
  await replays.untilCurrent();
  return replays;
}

/** The documents that a projection of these events has. */
const folded = (events: readonly RecordedEvent[], projection = purses) =>
  [...project<Purse>(projection, events)]
    .map(([key, document]) => ({ key, document }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

const history = [
  drop('a', 1, 1),
  drop('b', 2, 2),
  pour('a', 'b', 3),
  drop('b', 3, 4),
  drop('c', 4, 5),
  event('Other', {}),
].map((one) => ('event' in one ? one : { stream: 'other', event: one }));

describe('a replay of everything', () => {
  it('comes to the documents that are live, whatever has happened', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const replays = await new ReplaysAtWork(await stored(all)).start();
        const { generation, done, total, state } = await replays.replayed();
        await replays.untilCurrent();
        expect(await replays.documents(generation)).toEqual(await replays.documents());
        expect({ done, state }).toEqual({ done: total, state: 'ready' });
        await replays.stop();
        expect(replays.errors).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('follows the log until it is swapped in, and then is what everybody sees', async () => {
    const replays = await atWork(history);
    const { replayId, generation = 0 } = await replays.replayed();
    await stored([drop('c', 5, 6)], replays.store);
    const all = folded(await replays.store.readAll(0n));
    await eventually(async () =>
      JSON.stringify(await replays.documents(generation)) === JSON.stringify(all) ? true : undefined,
    );
    await replays.ask({ type: 'SwapIn', replayId, live: 1 });
    await replays.untilLive(generation);
    await stored([drop('d', 6, 6)], replays.store);
    await replays.untilCurrent();
    expect(await replays.documents()).toEqual(folded(await replays.store.readAll(0n)));
    expect(await replays.models.generations(purses)).toHaveLength(2);
  });

  it('writes nothing but what became of it', async () => {
    const replays = await atWork(history);
    const before = await replays.store.readAll(0n);
    await replays.replayed();
    const after = (await replays.store.readAll(0n)).slice(before.length);
    expect(after.map(({ stream, type }) => [stream, type])).toEqual([
      ['projection-purses', 'ReplayStarted'],
      ['projection-purses', 'ReplayCompleted'],
    ]);
  });
});

describe('a swap', () => {
  it('can be undone: the former documents catch up before they are seen again', async () => {
    const replays = await atWork(history);
    const { replayId, generation = 0 } = await replays.replayed({ variant: { settings: { worth: 10 } } });
    await replays.ask({ type: 'SwapIn', replayId, live: 1 });
    await replays.untilLive(generation);
    await stored([drop('c', 5)], replays.store);
    await replays.untilCurrent();
    const tenfold = variantOf(purses, { settings: { worth: 10 } });
    expect(await replays.documents()).toEqual(folded(await replays.store.readAll(0n), tenfold));
    await replays.ask({ type: 'UndoSwap', replayId });
    await replays.untilLive(1);
    expect(await replays.documents()).toEqual(folded(await replays.store.readAll(0n)));
    await replays.ask({ type: 'SwapIn', replayId, live: 1 });
    await replays.untilLive(generation);
    expect(await replays.documents()).toEqual(folded(await replays.store.readAll(0n), tenfold));
  });

  it('leaves the former version until it is dropped', async () => {
    const replays = await atWork(history);
    const { replayId, generation = 0 } = await replays.replayed();
    await replays.ask({ type: 'SwapIn', replayId, live: 1 });
    await replays.untilLive(generation);
    await replays.ask({ type: 'DropGeneration', replayId });
    await eventually(async () => (await replays.models.generations(purses)).length === 1 || undefined);
    expect((await replays.until(replayId, 'dropped')).can).toEqual([]);
    await expect(replays.ask({ type: 'UndoSwap', replayId })).rejects.toThrow('former-is-gone');
  });

  it('outlives the loss of the read models: what was live is made again by its own definition', async () => {
    const replays = await atWork(history);
    const { replayId, generation = 0 } = await replays.replayed({ variant: { settings: { worth: 10 } } });
    await replays.ask({ type: 'SwapIn', replayId, live: 1 });
    await replays.untilLive(generation);
    await replays.stop();
    const again = await new ReplaysAtWork(replays.store).start();
    opened.push(again);
    await again.untilLive(2);
    await again.untilCurrent();
    const tenfold = variantOf(purses, { settings: { worth: 10 } });
    expect(await again.documents()).toEqual(folded(await replays.store.readAll(0n), tenfold));
  });
});

describe('a range', () => {
  const upTo = async (request: Parameters<ReplaysAtWork['replayed']>[0]) => {
    const replays = await atWork(history);
    const view = await replays.replayed(request);
    return {
      view,
      documents: await replays.documents(view.generation),
      log: await replays.store.readAll(0n),
    };
  };

  it('ends at a position', async () => {
    const { view, documents, log } = await upTo({ upTo: { position: '4' } });
    expect(documents).toEqual(folded(log.slice(0, 4)));
    expect(view).toMatchObject({ done: 4, total: 4, position: '4', can: ['compare', 'drop'] });
  });
  it('ends before a time', async () => {
    const { documents, log } = await upTo({ upTo: { time: '2026-01-03T00:00:00Z' } });
    expect(documents).toEqual(folded(log.slice(0, 2)));
  });
  it('begins after a position', async () => {
    const { documents, log } = await upTo({ from: { position: '3' } });
    expect(documents).toEqual(folded(log.slice(3)));
  });
  it('begins at a time, also for what comes later', async () => {
    const replays = await atWork(history);
    const { replayId, generation = 0 } = await replays.replayed({ from: { time: '2026-01-03T00:00:00Z' } });
    expect(await replays.documents(generation)).toEqual(folded((await replays.store.readAll(0n)).slice(2)));
    await replays.ask({ type: 'SwapIn', replayId, live: 1 });
    await replays.untilLive(generation);
    await stored([drop('late', 9, 1), drop('e', 9, 9)], replays.store);
    await replays.untilCurrent();
    const keys = (await replays.documents()).map(({ key }) => key);
    expect(keys).toContain('e');
    expect(keys).not.toContain('late');
  });
});

describe('what if', () => {
  it('a merge had not happened', async () => {
    const replays = await atWork(history);
    const [, , merge] = history;
    const view = await replays.replayed({ variant: { withoutEvents: [merge?.event.id ?? ''] } });
    expect(await replays.documents(view.generation)).toMatchObject([
      { key: 'a', document: { coins: [1] } },
      { key: 'b', document: { coins: [2, 3] } },
      { key: 'c', document: { coins: [4] } },
    ]);
  });
  it('a stream had never been written', async () => {
    const replays = await atWork(history);
    const view = await replays.replayed({ variant: { withoutStreams: ['purse-b'] } });
    expect(await replays.documents(view.generation)).toMatchObject([
      { key: 'a', document: { coins: [1] } },
      { key: 'b', document: { aliasOf: 'a' } },
      { key: 'c', document: { coins: [4] } },
    ]);
  });
  it('the projection had no such setting: the replay fails and says so', async () => {
    const replays = await atWork(history);
    const replayId = await replays.begin({ variant: { settings: { weight: 3 } } });
    const { reason } = await replays.until(replayId, 'failed');
    expect(reason).toContain('Its settings: worth.');
    await eventually(async () => (await replays.models.generations(purses)).length === 1 || undefined);
  });
});

describe('one key', () => {
  it('is made anew with those it is tied to; the others stay as they are', async () => {
    const replays = await atWork(history);
    await replays.models.commit(purses, [{ kind: 'put', key: 'a', document: { coins: [99] } }], 6n);
    await replays.models.commit(purses, [{ kind: 'put', key: 'c', document: { coins: [77] } }], 6n);
    const view = await replays.replayed({ key: 'b' });
    expect(await replays.documents(view.generation)).toMatchObject([
      { key: 'a', document: { coins: [1, 2, 3] } },
      { key: 'b', document: { aliasOf: 'a' } },
      { key: 'c', document: { coins: [77] } },
    ]);
  });
  it('may be told another definition, which holds for it alone, also for what comes later', async () => {
    const replays = await atWork(history);
    const request = { key: 'a', variant: { settings: { worth: 10 } } };
    const { replayId, generation = 0 } = await replays.replayed(request);
    await replays.ask({ type: 'SwapIn', replayId, live: 1 });
    await replays.untilLive(generation);
    await stored([drop('a', 5), drop('c', 6)], replays.store);
    await replays.untilCurrent();
    expect(await replays.documents()).toMatchObject([
      { key: 'a', document: { coins: [10, 20, 30, 50] } },
      { key: 'b', document: { aliasOf: 'a' } },
      { key: 'c', document: { coins: [4, 6] } },
    ]);
  });
  it('comes apart from what it was merged with, where that merge is left out', async () => {
    const replays = await atWork(history);
    const [, , merge] = history;
    const variant = { withoutEvents: [merge?.event.id ?? ''] };
    const view = await replays.replayed({ key: 'a', variant });
    expect(await replays.documents(view.generation)).toMatchObject([
      { key: 'a', document: { coins: [1] } },
      { key: 'b', document: { coins: [2, 3] } },
      { key: 'c', document: { coins: [4] } },
    ]);
  });
  it('may be shown as it was', async () => {
    const replays = await atWork(history);
    const view = await replays.replayed({ key: 'a', upTo: { position: '3' } });
    expect(await replays.documents(view.generation)).toMatchObject([
      { key: 'a', document: { coins: [1, 2] } },
      { key: 'b', document: { aliasOf: 'a' } },
      { key: 'c', document: { coins: [4] } },
    ]);
    expect(view.can).not.toContain('swap');
  });
});
