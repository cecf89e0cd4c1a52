import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { modelStream } from '#protocol';
import { handleModelCommand } from '#model-life';
import { begin, type Program } from './program.js';

const INTENTS = ['invoice', 'order_status', 'return_item', 'size'];
const PATIENCE_MS = 150_000;

let folder: string;
let program: Program | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-kill-training-'));
  await mkdir(join(folder, 'intents'));
  for (const name of INTENTS) {
    await copyFile(join('intents', `${name}.yml`), join(folder, 'intents', `${name}.yml`));
  }
});
afterAll(async () => {
  await program?.kill();
  await rm(folder, { recursive: true, force: true });
});

/** A process that understands, on the folder. */
const begun = (): Program =>
  begin({
    DEMO: 'on',
    PRESAGE_ROLES: 'projector,understanding',
    PRESAGE_VAR: join(folder, 'var'),
    INTENTS: join(folder, 'intents'),
  });

it(
  'a training that was under way when its process was killed is done by the next one',
  async () => {
    program = begun();
    await program.ready;
    const store = new SqliteEventStore(join(folder, 'var', 'events.sqlite'));
    const types = async (): Promise<readonly string[]> =>
      (await store.readStream(modelStream('intents'))).map(({ type }) => type);
    expect(await types()).toEqual(['ModelTrained', 'ModelPromoted']);
    // Other examples make another model, which is not kept yet.
    await copyFile(join('intents', 'warranty.yml'), join(folder, 'intents', 'warranty.yml'));
    await handleModelCommand(
      store,
      'intents',
      { type: 'StartTraining', trainingId: 't1', grade: 'fast' },
      {
        correlationId: 't1',
        actor: { kind: 'administrator', id: 'a' },
        occurredAt: new SystemClock().now().toISOString(),
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await program.kill();
    expect(await types()).toEqual(['ModelTrained', 'ModelPromoted', 'ModelTrainingStarted']);
    program = begun();
    await program.ready;
    while ((await types()).length < 4) await new Promise((resolve) => setTimeout(resolve, 50));
    const [trained] = await store.readStream(modelStream('intents'), { from: 3 });
    expect(trained).toMatchObject({
      type: 'ModelTrained',
      data: { trainingId: 't1', labels: INTENTS.length + 1 },
    });
    await program.kill();
    await store.close();
  },
  PATIENCE_MS,
);
