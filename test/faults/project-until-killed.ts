import { join } from 'node:path';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { ProjectionRunner } from '#projections';
import { SqliteReadModels } from '#read-models-sqlite';
import { tally } from './tally.js';

/** Projects a log, and prints the position after every commit. */
const folder = process.argv[2] ?? '';
const store = new SqliteEventStore(join(folder, 'events.db'));
const models = new SqliteReadModels(join(folder, 'read-models'));
const runner = new ProjectionRunner(store, models, [tally], new SystemClock());
runner.onCommitted(({ position }) => process.stdout.write(`${String(position)}\n`));
await runner.start();
await runner.untilCaughtUp(await store.head());
process.stdout.write('caught up\n');
await runner.stop();
await models.close();
await store.close();
