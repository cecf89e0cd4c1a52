import { afterAll, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteReadModels } from '#read-models-sqlite';
import { readModelsContract } from '../../read-models/src/read-models.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-read-models-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const path = (): string => join(folder, `${String(made)}.db`);

readModelsContract('SqliteReadModels', {
  open: async () => {
    made += 1;
    return new SqliteReadModels(path());
  },
  reopen: async (models) => {
    await models.close();
    return new SqliteReadModels(path());
  },
});

describe('SqliteReadModels', () => {
  const status = `json_extract(document, '$."status"')`;
  it.each([
    ['a filter', `WHERE ${status} = ? ORDER BY key ASC LIMIT 5`],
    ['an order', `WHERE ? NOTNULL ORDER BY ${status} DESC, key DESC LIMIT 5`],
  ])('answers %s from an index, without sorting', async (_, query) => {
    made += 1;
    const models = new SqliteReadModels(path());
    await models.define({ name: 'chats', version: 1, indexes: ['status'] });
    await models.close();
    const database = new Libsql(path());
    const plan = JSON.stringify(
      database.prepare(`EXPLAIN QUERY PLAN SELECT key, document FROM "chats@1" ${query}`).all('open'),
    );
    database.close();
    expect(plan).toContain('USING INDEX chats@1 by status');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
