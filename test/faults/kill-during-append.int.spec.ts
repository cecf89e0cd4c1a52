import { afterAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SqliteEventStore } from '#event-store-sqlite';

const folder = mkdtempSync(join(tmpdir(), 'presage-kill-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('keeps every acknowledged event, whole batches, through kill -9, three times over', async () => {
  const path = join(folder, 'events.db');
  const acknowledged: string[] = [];
  for (const enough of [50, 300, 1_000]) acknowledged.push(...(await killAfter(path, enough)));

  const store = new SqliteEventStore(path);
  const perWriter = await Promise.all(
    Array.from({ length: 8 }, (_, w) => store.readStream(`writer-${String(w)}`, { limit: 1_000_000 })),
  );
  const stored = new Set(perWriter.flat().map(({ id }) => id));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  for (const events of perWriter) {
    expect(events.length % 2).toBe(0);
    expect(events.map(({ revision }) => revision)).toEqual([...events.keys()]);
  }
  expect(await store.count()).toBe(stored.size);
  await store.close();
});

/** @returns ids of the acknowledged events, of which there are at least `enough` */
async function killAfter(path: string, enough: number): Promise<string[]> {
  const program = fileURLToPath(new URL('./append-until-killed.js', import.meta.url));
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.split('\n').length > enough / 2) child.kill('SIGKILL');
  }
  await ended;
  // The last line may be cut off by the kill; only whole lines were acknowledged for certain.
  return printed.slice(0, printed.lastIndexOf('\n')).split(/\s+/);
}
