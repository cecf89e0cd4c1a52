import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { SystemClock } from '#kernel';
import { UsageError } from '../usage-error.js';
import { type ImportedRows, importRows } from './import-rows.js';
import { loadMapping, type Mapping, parseMapping } from './mapping.js';
import { RejectedFile } from './rejected-file.js';
import type { RejectedRow } from './row.js';

let folder = '';
let store = new InMemoryEventStore(new SystemClock());
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-import-'));
});
beforeEach(() => {
  store = new InMemoryEventStore(new SystemClock());
});
afterAll(() => rm(folder, { recursive: true }));

async function imported(
  name: string,
  content: string | Buffer,
  mapping: Mapping,
): Promise<ImportedRows & { rejectedRows: readonly RejectedRow[] }> {
  const file = join(folder, name);
  await writeFile(file, content);
  const rejected = await RejectedFile.open(folder, file);
  const result = await importRows({ file, mapping, store, rejected, startedAt: '2026-06-01T00:00:00.000Z' });
  await rejected.close();
  const text = rejected.count > 0 ? await readFile(rejected.path, 'utf8') : '';
  return {
    ...result,
    rejectedRows: text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as RejectedRow),
  };
}

const stream = async (name: string) =>
  (await store.readStream(name)).map(({ type, data }) => ({ type, data }));

const TAOBAO = [
  '1,10,5,pv,1511544070',
  '1,10,5,cart,1511544080',
  '1,10,5,buy,1511544090',
  '2,11,6,fav,1511544100',
];

describe('importing', () => {
  it('reads the Taobao layout, each type as what it means', async () => {
    const result = await imported('t.csv', TAOBAO.join('\n'), await loadMapping('taobao'));
    expect(result).toMatchObject({ rows: 4, stored: 4, rejected: 0, shoppers: 2, timesInferred: 0 });
    const [first] = await store.readStream('shopper-u-1');
    expect(first?.metadata.occurredAt).toBe('2017-11-24T17:21:10.000Z');
    expect(await stream('shopper-u-1')).toEqual([
      { type: 'ProductViewed', data: { product_id: '10', category: '5' } },
      { type: 'ProductAdded', data: { product_id: '10', category: '5' } },
      {
        type: 'OrderCompleted',
        data: { order_id: expect.any(String), products: [{ product_id: '10', category: '5' }] },
      },
    ]);
    expect(await stream('shopper-u-2')).toMatchObject([{ type: 'ProductAddedToWishlist' }]);
  });

  it('adds nothing when it runs again, yet counts rows that are equal', async () => {
    const rows = [...TAOBAO, TAOBAO[0], TAOBAO[0]].join('\n');
    const mapping = await loadMapping('taobao');
    expect(await imported('t.csv', rows, mapping)).toMatchObject({ stored: 6, duplicates: 0 });
    expect(await imported('t.csv', rows, mapping)).toMatchObject({ stored: 0, duplicates: 6 });
    expect(await imported('t.csv', `${rows}\n${TAOBAO[0] ?? ''}`, mapping)).toMatchObject({ stored: 1 });
    expect(await store.count()).toBe(7);
  });

  it('lets a row that is cut off take the time of the same shopper’s row before it, and says so', async () => {
    const mapping = await loadMapping('taobao');
    const result = await imported('t.csv', [...TAOBAO, '2,12,6,pv'].join('\n'), mapping);
    expect(result).toMatchObject({ stored: 5, rejected: 0, timesInferred: 1 });
    const last = (await store.readStream('shopper-u-2')).at(-1);
    expect(last?.metadata.occurredAt).toBe('2017-11-24T17:21:40.000Z');
    expect(last?.data).toMatchObject({ product_id: '12', time_inferred: true });
    const alone = await imported('t.csv', [...TAOBAO, '3,12,6,pv'].join('\n'), mapping);
    expect(alone.rejectedRows).toMatchObject([{ line: 5, reason: 'time: the row tells no time' }]);
  });

  it('keeps bad rows aside with line and reason, and takes the others', async () => {
    const rows = [
      ...TAOBAO,
      '1,10,5,dance,1511544070',
      '1,10,5,pv,yesterday',
      ',10,5,pv,1511544070',
      '1,,5,pv,1511544070',
      '1,10,5,pv,1511544070,more',
    ];
    const result = await imported('t.csv', rows.join('\n'), await loadMapping('taobao'));
    expect(result).toMatchObject({ rows: 9, stored: 4, rejected: 5 });
    expect(result.rejectedRows.map(({ line, reason }) => `${line} ${reason}`).sort()).toEqual([
      '5 type: the mapping names no event for "dance"',
      '6 time: "yesterday" is no time (unit: seconds)',
      expect.stringMatching(/^7 .*userId/),
      expect.stringMatching(/^8 .*product_id/),
      expect.stringMatching(/^9 Invalid Record Length/),
    ]);
    expect(result.rejectedRows.find(({ line }) => line === 9)?.row).toEqual(
      expect.arrayContaining(['1511544070', 'more']),
    );
  });

  it('stops at a quote that is never closed instead of losing what follows it', async () => {
    const mapping = await loadMapping('retailrocket');
    const header = 'timestamp,visitorid,event,itemid,transactionid\n';
    const row = '1433221332117,257597,view,355908,\n';
    const cut = `${header}${row}1433221332117,1,view,"5,\n`;
    await expect(imported('r.csv', cut + row.repeat(40_000), mapping)).rejects.toThrow(/opens on line 3/);
    await expect(imported('r.csv', cut + row, mapping)).rejects.toThrow(/csv.quotes: false/);
    expect(await store.count()).toBe(1);
    if (mapping.format !== 'csv') throw new Error('retailrocket is CSV');
    const plain: Mapping = { ...mapping, csv: { ...mapping.csv, quotes: false } };
    expect(await imported('r.csv', cut + row, plain)).toMatchObject({ rows: 3, rejected: 0 });
  });

  it('reads the RetailRocket layout from .gz; the rows of a transaction share an order', async () => {
    const rows = [
      'timestamp,visitorid,event,itemid,transactionid',
      '1433221332117,257597,view,355908,',
      '1433221332200,257597,addtocart,355908,',
      '1433221332300,257597,transaction,355908,900',
      '1433221332300,257597,transaction,355909,900',
    ];
    const result = await imported('r.csv.gz', gzipSync(rows.join('\r\n')), await loadMapping('retailrocket'));
    expect(result).toMatchObject({ rows: 4, stored: 4, rejected: 0 });
    expect((await stream('shopper-a-257597')).slice(2)).toEqual([
      { type: 'OrderCompleted', data: { order_id: '900', products: [{ product_id: '355908' }] } },
      { type: 'OrderCompleted', data: { order_id: '900', products: [{ product_id: '355909' }] } },
    ]);
  });

  it('says so when a .gz cannot be unpacked', async () => {
    const whole = gzipSync(TAOBAO.join('\n').repeat(100));
    const mapping = await loadMapping('taobao');
    await expect(imported('t.csv.gz', 'no gzip', mapping)).rejects.toThrow(UsageError);
    await expect(imported('t.csv.gz', whole.subarray(0, 60), mapping)).rejects.toThrow(
      /t.csv.gz.*unexpected end/,
    );
    await expect(imported('s.ndjson.gz', 'no gzip', await loadMapping('segment'))).rejects.toThrow(
      UsageError,
    );
  });

  it('reads exported Segment calls, whose time is right already', async () => {
    const at = { timestamp: '2026-01-01T10:00:00Z', sentAt: '2020-01-01T00:00:00Z', receivedAt: 'x' };
    const calls = [
      { type: 'identify', userId: 'u', anonymousId: 'x', messageId: 'm1', traits: { name: 'Ada' }, ...at },
      { type: 'track', event: 'Product Viewed', userId: 'u', properties: { product_id: 1 }, ...at },
      {
        type: 'track',
        event: 'Product Viewed',
        userId: 'v',
        messageId: 'm1',
        properties: { product_id: 1 },
        ...at,
      },
      { type: 'track', event: 'Product Viewed', userId: 'u', properties: {}, ...at },
      { type: 'page', userId: 'u' },
    ];
    const lines = [...calls.map((call) => JSON.stringify(call)), '', '[1]', '{"broken'];
    const mapping = await loadMapping('segment');
    const result = await imported('s.ndjson', `\uFEFF${lines.join('\n')}`, mapping);
    expect(result).toMatchObject({ rows: 7, stored: 3, rejected: 5 });
    expect(await stream('shopper-u-u')).toMatchObject([
      { type: 'ShopperIdentified' },
      { type: 'ShoppersMerged' },
      { type: 'ProductViewed' },
    ]);
    expect((await store.readStream('shopper-u-u'))[2]?.metadata.occurredAt).toBe('2026-01-01T10:00:00.000Z');
    expect(result.rejectedRows.map(({ line }) => line).sort()).toEqual([3, 4, 5, 7, 8]);
    expect(await imported('s.ndjson', lines.join('\n'), mapping)).toMatchObject({ stored: 0 });
  });

  it('fills templates: paths, constants, the row’s id, and leaves out what is empty', async () => {
    const mapping = parseMapping(
      `
name: mine
format: ndjson
time: { at: $when }
shopper: { anonymousId: $who.id }
type: view
events:
  view:
    event: Product Viewed
    properties: { product_id: $what.sku, category: Lamps, price: $what.price, name: $$$5, note: $$row, brand: $what.brand }
`,
      'mine.yml',
    );
    const row = {
      when: '2026-01-01T10:00:00+02:00',
      who: { id: 5 },
      what: { sku: 'L-1', price: '9.50', brand: '' },
    };
    expect(await imported('m.ndjson', JSON.stringify(row), mapping)).toMatchObject({ stored: 1 });
    const [event] = await store.readStream('shopper-a-5');
    expect(event?.metadata.occurredAt).toBe('2026-01-01T08:00:00.000Z');
    expect(event?.data).toEqual({
      product_id: 'L-1',
      category: 'Lamps',
      price: 9.5,
      name: '$5',
      note: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe('mappings', () => {
  it('works as docs/importing.md shows', async () => {
    const page = await readFile('docs/importing.md', 'utf8');
    const yaml = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? '';
    const rows = [
      'when;customer;visitor;action;sku;group;price;order',
      '2026-01-01T10:00:00Z;;v1;look;L-1;Lamps;9.50;',
      '2026-01-01T10:01:00Z;7;v1;buy;L-1;Lamps;9.50;1001',
      '2026-01-01T10:02:00Z;7;v1;heartbeat;;;;',
      '2026-01-01T10:03:00Z;7;v1;spun the wheel;;;;',
    ];
    const result = await imported('shop.csv', rows.join('\n'), parseMapping(yaml, 'shop-log.yml'));
    expect(result).toMatchObject({ rows: 4, stored: 3, skipped: 1, rejected: 0 });
    const product = { product_id: 'L-1', category: 'Lamps', price: 9.5, currency: 'EUR' };
    expect(await stream('shopper-a-v1')).toEqual([{ type: 'ProductViewed', data: product }]);
    expect(await stream('shopper-u-7')).toEqual([
      { type: 'OrderCompleted', data: { order_id: '1001', products: [product] } },
      { type: 'CustomEventTracked', data: { name: 'spun the wheel', properties: {} } },
    ]);
  });

  it.each([
    ['name: x\nformat: csv\ncsv: { header: false }\n', /csv: Without a header, give columns/],
    ['name: x\nformat: xml\n', /format: /],
    ['name: x\nformat: ndjson\ntime: { at: when }\n', /time\.at: Expected a path such as \$user/],
    ['name: x\nformat: segment\ndelimiter: ";"\n', /delimiter/],
    ['a: [', /is not YAML/],
  ])('says which key is wrong in %j', (yaml, message) => {
    expect(() => parseMapping(yaml, 'mine.yml')).toThrow(UsageError);
    expect(() => parseMapping(yaml, 'mine.yml')).toThrow(message);
  });

  it('notices a file of another layout before its first row', async () => {
    const mapping = await loadMapping('retailrocket');
    await expect(imported('x.csv', 'a,b\n1,2\n', mapping)).rejects.toThrow(
      /asks for timestamp.*has the columns a, b/,
    );
    await expect(loadMapping('nosuch')).rejects.toThrow(/taobao, retailrocket and segment/);
  });
});
