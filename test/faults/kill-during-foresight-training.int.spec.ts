import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store-sqlite';
import { SystemClock } from '#kernel';
import { handleModelCommand } from '#model-life';
import { modelStream } from '#protocol';
import { toldTo } from '../e2e/foresight-history.js';
import { begin, type Program } from './program.js';

const DAY = 86_400_000;
const PATIENCE_MS = 150_000;

let folder: string;
let program: Program | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-kill-foresight-'));
});
afterAll(async () => {
  await program?.kill();
  await rm(folder, { recursive: true, force: true });
});

/** A process that foresees, on the folder. */
const begun = (): Program =>
  begin({
    DEMO: 'off',
    WRITE_KEY: 'a-key-for-tests',
    PRESAGE_ROLES: 'foresight',
    PRESAGE_VAR: folder,
  });

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 25));

it(
  'a training of foresight that was under way when its process was killed goes on in the next one',
  async () => {
    program = begun();
    await program.ready;
    const store = new SqliteEventStore(join(folder, 'events.sqlite'));
    const from = new Date(Date.now() - 20 * DAY);
    await toldTo(store, { shoppers: 250, days: 20, seed: 3, from, asksAbout: 'payment_failed' });
    const types = async (): Promise<readonly string[]> =>
      (await store.readStream(modelStream('foresight'))).map(({ type }) => type);
    await handleModelCommand(
      store,
      'foresight',
      { type: 'StartTraining', trainingId: 't1', grade: 'full' },
      {
        correlationId: 't1',
        actor: { kind: 'administrator', id: 'a' },
        occurredAt: new SystemClock().now().toISOString(),
      },
    );
    const kept = join(folder, 'models', 'foresight-trainings', 't1');
    const isUnderWay = async (): Promise<boolean> =>
      (await readdir(kept).catch(() => [])).some((file) => file.endsWith('.checkpoint'));
    while (!(await isUnderWay())) await pause();
    await program.kill();
    expect(await types()).toEqual(['ModelTrainingStarted']);
    const { upTo } = JSON.parse(await readFile(join(kept, 'border.json'), 'utf8')) as {
      readonly upTo: string;
    };
    program = begun();
    await program.ready;
    while ((await types()).length < 2) await pause();
    const [trained] = await store.readStream(modelStream('foresight'), { from: 1 });
    expect(trained).toMatchObject({ type: 'ModelTrained', data: { trainingId: 't1', upTo } });
    const { version } = trained?.data as { readonly version: string };
    const left = await readdir(join(folder, 'models'));
    expect(left).toContain(`foresight-${version}.model`);
    expect(await readdir(join(folder, 'models', 'foresight-trainings'))).toEqual([]);
    await program.kill();
    await store.close();
  },
  PATIENCE_MS,
);
