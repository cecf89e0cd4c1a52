import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { Connections, PostgresUnusable, statement } from '#postgres';
import { type Change, CheckpointMoved, type ReadModel } from '#read-models';
import { PostgresReadModels } from '#read-models-postgres';
import { canStartCluster, type Cluster, startCluster } from '../../../test/postgres/cluster.js';
import { matching } from './document-query.js';
import { viewOf } from './names.js';

const name = 'PostgresReadModels, looked at from the server,';
const carts: ReadModel = { name: 'carts', version: 1, indexes: ['items', 'state'] };
const notes: ReadModel = { ...carts, part: 'notes', indexes: [] };
const cart = (key: string, items: number, state = 'open'): Change<unknown> => ({
  kind: 'put',
  key,
  document: { items, state },
});
const many = (count: number, items: number): Change<unknown>[] =>
  Array.from({ length: count }, (_, i) => cart(`k${String(i)}`, items));

const suite = canStartCluster() ? describe : describe.skip;
suite(canStartCluster() ? name : `${name} (needs the binaries of PostgreSQL)`, () => {
  let cluster: Cluster;
  let models: PostgresReadModels;
  let url = '';
  let folder = '';
  let made = 0;
  beforeAll(async () => {
    cluster = await startCluster();
    const [setting] = await sql(cluster.url, `SELECT current_setting('data_directory') AS folder`);
    folder = setting?.folder ?? '';
  });
  afterAll(() => cluster.remove());
  beforeEach(async () => {
    const schema = `s${String(++made)}`;
    await sql(cluster.url, `CREATE SCHEMA ${schema}`);
    url = `${cluster.url}?options=-csearch_path%3D${schema}`;
    models = await PostgresReadModels.open(url);
    await models.define(carts);
  });
  afterEach(() => models.close());

  it.each([
    ['a filter', { where: { state: 'open' } }, 'by state'],
    ['an order', { orderBy: 'items', direction: 'descending' }, 'by items'],
    ['a page by key', { after: 'k5' }, 'carts@1#1_pkey'],
  ] as const)('answers %s from an index, without sorting', async (_, query, index) => {
    await models.commit(carts, many(2_000, 1), 1n);
    const { statement: asked, values } = matching(viewOf('carts@1', ''), { ...query, limit: 5 });
    const connections = new Connections(url, { most: 1 });
    const plan = String(await connections.rows(statement(`EXPLAIN ${asked.text}`), values));
    await connections.close();
    expect(plan).toContain('Index Scan');
    expect(plan).toContain(index);
    expect(plan).not.toContain('Sort');
  });

  it('makes a model once, however many processes begin with it together', async () => {
    const fresh: ReadModel = { name: 'fresh', version: 1, indexes: ['a', 'b'] };
    const all = await Promise.all(Array.from({ length: 6 }, () => PostgresReadModels.open(url)));
    await Promise.all(all.map((each) => each.define(fresh)));
    await Promise.all(all.map((each, i) => each.commit(fresh, [cart(String(i), i)], 1n)));
    expect(await models.count(fresh)).toBe(6);
    expect(await models.generations(fresh)).toHaveLength(1);
    await Promise.all(all.map((each) => each.close()));
  });

  it('keeps keys and fields with any name, and keys with NUL characters', async () => {
    const long = 'a-name-that-is-longer-than-postgresql-allows-for-a-table-羊毛-"quoted"-'.repeat(2);
    const awkward: ReadModel = { name: long, version: 1, indexes: [`it's "${long}"`, 'other'] };
    const twin: ReadModel = { ...awkward, name: `${long}!` };
    for (const model of [awkward, twin]) {
      const [field = ''] = model.indexes;
      await models.define(model);
      await models.commit(model, [{ kind: 'put', key: 'a\u0000b', document: { [field]: model.name } }], 1n);
      const found = await models.find(model, { where: { [field]: model.name } });
      expect(found).toEqual([{ key: 'a\u0000b', document: { [field]: model.name } }]);
    }
  });

  it('has documents and position of the same commit after a crash, and goes on', async () => {
    const stop = new AbortController();
    let commits = 0;
    const committing = (async () => {
      while (!stop.signal.aborted) {
        const expected = await models.place(carts).catch(movedOrAway);
        if (!expected) continue;
        // The newest commits may be undone by the crash: whoever does not know that yet is told.
        await models
          .commit(carts, [cart('a', Number(expected.position) + 1)], expected.position + 1n, { expected })
          .then(() => commits++, movedOrAway);
      }
    })();
    for (const enough of [30, 60, 90]) {
      while (commits < enough) await setTimeout(5);
      await cluster.kill();
      await cluster.start();
    }
    stop.abort();
    await committing;
    const { position } = await models.place(carts);
    expect(await models.get(carts, 'a')).toEqual({ items: Number(position), state: 'open' });
    expect(await models.count(carts, { items: Number(position) })).toBe(1);
  });

  it('sets damaged documents aside and begins anew', async () => {
    await models.commit(carts, many(3_000, 1), 9n, { parts: { notes: many(10, 2) } });
    await sql(url, 'CHECKPOINT');
    const [file] = await sql(url, `SELECT pg_relation_filepath('"carts@1#1"') AS path`);
    await damage(cluster, join(folder, file?.path ?? ''));
    await expect(models.find(carts, { limit: 5_000 })).rejects.toMatchObject({
      name: 'PostgresUnusable',
      code: 'XX001',
    });
    const healed = await models.heal(carts);
    expect(healed?.reason).toContain('invalid page');
    expect(healed?.keptAt).toContain('carts@1#1 damaged');
    expect([await models.count(carts), await models.count(notes)]).toEqual([0, 0]);
    expect(await models.place(carts)).toEqual({ generation: 1, position: 0n });
    expect(await models.heal(carts)).toBeUndefined();
    await models.commit(carts, many(3, 1), 1n, { expected: { generation: 1, position: 0n } });
    expect(await models.find(carts, { where: { state: 'open' } })).toHaveLength(3);
    await models.scrub();
    const left = await sql(url, `SELECT relname FROM pg_class WHERE relname LIKE '%damaged %'`);
    expect(left).toEqual([]);
  });

  it('leaves nothing in the files of tables of what was deleted, replaced, cleared or dropped, once scrubbed', async () => {
    const words = Array.from({ length: 40 }, (_, i) => `secret-of-${String(i)}-end`);
    const write = (of: (word: string) => string) =>
      words.map((word, i): Change<unknown> => ({
        kind: 'put',
        key: `k${String(i)}`,
        document: { state: of(word), long: of(word).repeat(300) },
      }));
    for (const generation of [1, 2, 3]) {
      if (generation > 1) await models.addGeneration(carts);
      await models.commit({ ...carts, generation }, write(String), 6n, { parts: { notes: write(String) } });
    }
    await sql(url, 'ANALYZE; CHECKPOINT');
    expect(words.filter((word) => !isInTables(folder, word))).toEqual([]);
    const gone = write(() => 'kept').map((change, i) =>
      i % 2 === 0 ? ({ kind: 'delete', key: change.key } as const) : change,
    );
    await models.commit(carts, gone, 7n, { parts: { notes: gone } });
    await models.dropGeneration(carts, 2);
    await models.clear({ ...carts, generation: 3 });
    await models.scrub();
    expect(words.filter((word) => isInTables(folder, word))).toEqual([]);
    expect(isInTables(folder, 'kept')).toBe(true);
    expect(await models.count(carts)).toBe(20);
  });
});

function movedOrAway(error: unknown): void {
  if (!(error instanceof CheckpointMoved || (error instanceof PostgresUnusable && error.passing)))
    throw error;
}

/** Looks through everything but the write-ahead log, which PostgreSQL overwrites in its own time. */
function isInTables(folder: string, text: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('pg_wal'))
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(text));
}

/** Overwrites a page in the middle of a file, while the server is down. */
async function damage(cluster: Cluster, path: string): Promise<void> {
  await cluster.kill();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4_096, 0xa5), 0, 4_096, 2 * 8_192);
  closeSync(file);
  await cluster.start();
}

async function sql(url: string, text: string): Promise<readonly Record<string, string>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(text)).rows;
  } finally {
    await client.end();
  }
}
