import { join } from 'node:path';
import { SqliteEventStore } from '#event-store-sqlite';
import { takeBackup } from '#safekeeping';
import { openDataFolder } from '../../src/start/data-folder.js';

/** Tries, as a user who may only read there, what needs to write; prints how each attempt ended, as JSON. */
const [folder = '', elsewhere = ''] = process.argv.slice(2);
const NOBODY = 65_534;
if (process.getuid?.() === 0) {
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}

const attempts: Readonly<Record<string, () => unknown>> = {
  start: () => openDataFolder(folder),
  append: async () => {
    const log = new SqliteEventStore(join(folder, 'events.sqlite'));
    const actor = { kind: 'system', id: 'test' } as const;
    const metadata = { correlationId: 'test', actor, occurredAt: '2026-01-01T00:00:00.000Z' };
    const event = { id: 'e-1', type: 'Tested', schemaVersion: 1, data: {}, metadata };
    await log.append('writer-0', [event]).finally(() => log.close());
  },
  begin: () => new SqliteEventStore(join(folder, 'new.sqlite')),
  backup: async () => {
    const log = new SqliteEventStore(join(elsewhere, 'events.sqlite'));
    const taking = takeBackup(log, { folder: join(folder, 'backup'), takenAt: new Date() });
    await taking.finally(() => log.close());
  },
};
const ended: Record<string, string> = {};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    await attempt();
    ended[name] = 'done';
  } catch (error) {
    ended[name] = String(error);
  }
}
process.stdout.write(JSON.stringify(ended));
