import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { modelStream } from '#protocol';
import { handleModelCommand } from '#model-life';

const INTENTS = ['invoice', 'order_status', 'return_item', 'size'];
const PATIENCE_MS = 150_000;

let folder: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-kill-training-'));
  await mkdir(join(folder, 'intents'));
  for (const name of INTENTS) {
    await copyFile(join('intents', `${name}.yml`), join(folder, 'intents', `${name}.yml`));
  }
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A process that understands, on the folder. */
function begin(): Promise<void> {
  const env = {
    ...process.env,
    PORT: '0',
    LOG_LEVEL: 'warn',
    DEMO: 'on',
    PRESAGE_ROLES: 'projector,understanding',
    PRESAGE_VAR: join(folder, 'var'),
    INTENTS: join(folder, 'intents'),
  };
  const started = spawn(process.execPath, ['dist/src/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  return new Promise((resolve, reject) => {
    let printed = '';
    started.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('Ctrl-C')) resolve();
    });
    started.once('exit', (code) => reject(new Error(`It ended (code ${String(code)}): ${printed}`)));
  });
}

async function kill(): Promise<void> {
  const ended = new Promise((resolve) => child?.once('close', resolve));
  child?.kill('SIGKILL');
  await ended;
}

it(
  'a training that was under way when its process was killed is done by the next one',
  async () => {
    await begin();
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
    await kill();
    expect(await types()).toEqual(['ModelTrained', 'ModelPromoted', 'ModelTrainingStarted']);
    await begin();
    while ((await types()).length < 4) await new Promise((resolve) => setTimeout(resolve, 50));
    const [trained] = await store.readStream(modelStream('intents'), { from: 3 });
    expect(trained).toMatchObject({
      type: 'ModelTrained',
      data: { trainingId: 't1', labels: INTENTS.length + 1 },
    });
    await kill();
    await store.close();
  },
  PATIENCE_MS,
);
