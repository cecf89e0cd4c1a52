import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InMemoryEventStore, RevisionConflict } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { eventsUpTo, exportLog, formatNames, formats, importLog, type FormatName } from '#safekeeping';
import { logs } from './arbitrary-events.contract.js';
import { shopperEvents } from './shopper-events.contract.js';

const UP_TO_EVERYTHING = 1n << 60n;

async function storeOf(log: readonly RecordedEvent[]): Promise<InMemoryEventStore> {
  const store = new InMemoryEventStore();
  await store.restore(log);
  return store;
}

async function contentOf(store: InMemoryEventStore): Promise<RecordedEvent[]> {
  return store.readAll(0n, {}, 100_000);
}

async function exported(
  store: InMemoryEventStore,
  name: FormatName = 'ndjson',
  filter = {},
): Promise<string> {
  let text = '';
  for await (const part of exportLog(store, { format: formats[name], filter })) text += part;
  return text;
}

async function* bytes(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

describe('a log that is exported and taken over', () => {
  it.each(formatNames)('is the same in %s: ids, order, revisions, times and content', async (name) => {
    await fc.assert(
      fc.asyncProperty(logs, async (log) => {
        const original = await storeOf(log);
        const copy = new InMemoryEventStore();
        const imported = await importLog(copy, bytes(await exported(original, name)));
        expect(imported).toMatchObject({ events: log.length, stored: log.length });
        expect(await contentOf(copy)).toEqual(await contentOf(original));
      }),
    );
  });

  it('is refused wherever the file was cut off, and whole after it was taken over again', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.nat(), async (log, at) => {
        const original = await storeOf(log);
        const file = Buffer.from(await exported(original));
        const copy = new InMemoryEventStore();
        // The last byte is a line feed, which nobody needs.
        const cut = file.subarray(0, at % (file.length - 1));
        await expect(importLog(copy, bytes(cut))).rejects.toMatchObject({
          name: expect.stringMatching(/^(FileIncomplete|UnreadableLine)$/),
        });
        const before = await copy.count();
        const { stored } = await importLog(copy, bytes(file));
        expect(stored).toBe(log.length - before);
        expect(await contentOf(copy)).toEqual(await contentOf(original));
        expect(await importLog(copy, bytes(file))).toMatchObject({ stored: 0 });
      }),
    );
  });

  it('goes on after a store that failed half-way', async () => {
    const original = await storeOf(shopperEvents(2_500));
    const file = await exported(original);
    const copy = new InMemoryEventStore();
    const restore = copy.restore.bind(copy);
    let calls = 0;
    copy.restore = async (events) => {
      if (++calls === 2) throw new Error('the disk is full');
      return restore(events);
    };
    await expect(importLog(copy, bytes(file))).rejects.toThrow('the disk is full');
    expect(await copy.count()).toBe(1_000);
    expect(await importLog(copy, bytes(file))).toMatchObject({ events: 2_500, stored: 1_500 });
    expect(await contentOf(copy)).toEqual(await contentOf(original));
  });
});

describe('a file that does not fit', () => {
  it('is refused by the number of the line', async () => {
    const lines = (await exported(await storeOf(shopperEvents(3)))).split('\n');
    const wrong = [lines[0], lines[1]?.replace('"revision":0', '"revision":"0"'), ...lines.slice(2)].join(
      '\n',
    );
    await expect(importLog(new InMemoryEventStore(), bytes(wrong))).rejects.toThrow(
      /^Line 2 cannot be read: its field revision: /,
    );
    const more = [...lines, lines[0]].join('\n');
    await expect(importLog(new InMemoryEventStore(), bytes(more))).rejects.toThrow(
      /^Line 6 .* after the line/,
    );
  });

  it('is refused where an event was changed, or left out with the end left in', async () => {
    const text = await exported(await storeOf(shopperEvents(3)));
    const lines = text.split('\n');
    for (const changed of [text.replace('"n":2', '"n":3'), [lines[0], lines[1], lines[3]].join('\n')]) {
      await expect(importLog(new InMemoryEventStore(), bytes(changed))).rejects.toThrow('changed after');
    }
  });

  it('is refused by a log that holds something else', async () => {
    const copy = await storeOf(shopperEvents(1, 'other'));
    const file = await exported(await storeOf(shopperEvents(3)));
    await expect(importLog(copy, bytes(file))).rejects.toMatchObject({ name: 'LogNotEmpty', events: 1 });
    expect(await copy.count()).toBe(1);
  });

  it('is taken over where it holds whole streams, and refused where earlier events of one are missing', async () => {
    const store = await storeOf(shopperEvents(4));
    await store.append(
      'shopper-1',
      shopperEvents(1, 'late').map((event) => ({ ...event, type: 'Later' })),
    );
    const whole = new InMemoryEventStore();
    await importLog(whole, bytes(await exported(store, 'ndjson', { streamPrefixes: ['shopper-1'] })));
    expect((await contentOf(whole)).map(({ stream, revision }) => [stream, revision])).toEqual([
      ['shopper-1', 0],
      ['shopper-1', 1],
    ]);
    const part = await exported(store, 'ndjson', { types: ['Later'] });
    await expect(importLog(new InMemoryEventStore(), bytes(part))).rejects.toBeInstanceOf(RevisionConflict);
  });
});

describe('eventsUpTo', () => {
  it('gives what lay below the position when it was asked, whatever is appended meanwhile', async () => {
    const store = await storeOf(shopperEvents(600));
    const upTo = await store.head();
    const ids: string[] = [];
    for await (const events of eventsUpTo(store, upTo)) {
      ids.push(...events.map(({ id }) => id));
      await store.append('later', shopperEvents(1, `late-${String(ids.length)}`));
    }
    expect(ids).toEqual(shopperEvents(600).map(({ id }) => id));
    let all = 0;
    for await (const events of eventsUpTo(store, UP_TO_EVERYTHING)) all += events.length;
    expect(all).toBe(await store.count());
  });
});
