import { afterEach, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryEventStore } from '#event-store';
import { SystemClock } from '#kernel';
import { ProjectionRunner } from '#projections';
import type { ProjectionStatus } from '#protocol';
import { SqliteReadModels } from '#read-models-sqlite';
import { tally } from './tally.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const WRITERS = 2_000;

async function projected() {
  const folder = mkdtempSync(join(tmpdir(), 'presage-damaged-'));
  folders.push(folder);
  const store = new InMemoryEventStore();
  const metadata = {
    correlationId: 'test',
    actor: { kind: 'system', id: 'test' },
    occurredAt: '2026-01-01T00:00:00.000Z',
  } as const;
  for (let n = 0; n < WRITERS; n++) {
    const event = { id: randomUUID(), type: 'Tested', schemaVersion: 1, data: {}, metadata };
    await store.append(`writer-${String(n)}`, [event]);
  }
  await run(folder, store);
  return { folder, store };
}

/** Runs to the head and ends. @returns everything that was told on the way, and what the documents are */
async function run(folder: string, store: InMemoryEventStore) {
  const models = new SqliteReadModels(folder);
  const told: string[] = [];
  const runner = new ProjectionRunner(store, models, [tally], new SystemClock(), {
    onError: (error) => told.push(String(error)),
  });
  await runner.start();
  const atStart = await runner.status();
  await runner.untilCaughtUp(BigInt(WRITERS), tally.name);
  const status: readonly ProjectionStatus[] = await runner.status();
  await runner.stop();
  const documents = await models.find<{ count: number }>(tally, { limit: 2 * WRITERS });
  await models.close();
  return { told, atStart, status, documents };
}

const fileOf = (folder: string, generation = 1): string =>
  join(folder, readdirSync(folder).find((name) => name.includes(`generation-${String(generation)}.`)) ?? '');

it.each([
  ['a page is overwritten', tearPage],
  ['it is no database any more', (file: string) => writeFileSync(file, randomBytes(9_000))],
  ['its second half is missing', (file: string) => truncateSync(file, statSync(file).size / 2)],
  ['it is gone', (file: string) => rmSync(file)],
])('builds the documents anew where %s, and says what was wrong', async (_, damage) => {
  const { folder, store } = await projected();
  damage(fileOf(folder));
  const { told, atStart, status, documents } = await run(folder, store);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('built anew');
  expect(atStart).toMatchObject([
    { state: 'catching-up', error: { message: expect.stringContaining('damaged') } },
  ]);
  expect(documents).toHaveLength(WRITERS);
  expect(documents.every(({ document }) => document.count === 1)).toBe(true);
  expect(status).toMatchObject([{ state: 'live', position: String(WRITERS) }]);
  expect(status[0]?.error).toBeUndefined();
});

it('serves what is live where only documents that are kept beside it are damaged', async () => {
  const { folder, store } = await projected();
  const models = new SqliteReadModels(folder);
  const generation = await models.addGeneration(tally, { copyOf: 1 });
  await models.close();
  tearPage(fileOf(folder, generation));
  const { told, documents, status } = await run(folder, store);
  expect(told).toEqual([]);
  expect(documents).toHaveLength(WRITERS);
  expect(status).toMatchObject([{ state: 'live', generation: 1 }]);
});

/** Every page but the first two, so that some of what is read is hit. */
function tearPage(file: string): void {
  const descriptor = openSync(file, 'r+');
  const { size } = statSync(file);
  writeSync(descriptor, randomBytes(size - 8_192), 0, size - 8_192, 8_192);
}
