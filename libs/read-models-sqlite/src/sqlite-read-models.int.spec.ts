import { afterAll, describe, expect, it } from '@jest/globals';
import Libsql from 'libsql';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteReadModels } from '#read-models-sqlite';
import { readModelsContract } from '../../read-models/src/read-models.contract.js';

const folder = mkdtempSync(join(tmpdir(), 'presage-read-models-'));
afterAll(() => rmSync(folder, { recursive: true }));
let made = 0;
const path = (): string => join(folder, String(made));
const files = (): string[] => readdirSync(path()).map((name) => join(path(), name));

readModelsContract('SqliteReadModels', {
  open: async () => {
    made += 1;
    return new SqliteReadModels(path());
  },
  reopen: async (models) => {
    await models.close();
    return new SqliteReadModels(path());
  },
  beside: async () => new SqliteReadModels(path()),
  onDisk: (text) => files().some((file) => readFileSync(file).includes(text)),
});

describe('SqliteReadModels', () => {
  const status = `json_extract(document, '$."status"')`;
  it.each([
    ['a filter', `WHERE ${status} = ? ORDER BY key ASC LIMIT 5`, 'documents by status'],
    ['an order', `WHERE ? NOTNULL ORDER BY ${status} DESC, key DESC LIMIT 5`, 'documents by status'],
    ['a page by key', `WHERE key > ? ORDER BY key ASC LIMIT 5`, 'sqlite_autoindex_documents_1'],
  ])('answers %s from an index, without sorting', async (_, query, index) => {
    made += 1;
    const models = new SqliteReadModels(path());
    await models.define({ name: 'chats', version: 1, indexes: ['status'] });
    await models.close();
    const database = new Libsql(files().find((file) => file.includes('chats@1')) ?? '');
    const plan = JSON.stringify(
      database.prepare(`EXPLAIN QUERY PLAN SELECT key, document FROM documents ${query}`).all('open'),
    );
    database.close();
    expect(plan).toContain(`USING INDEX ${index}`);
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
