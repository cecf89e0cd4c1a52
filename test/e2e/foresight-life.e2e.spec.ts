import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  CounterfactualView,
  DriftView,
  ForesightEvaluationView,
  ForesightGateView,
  ForesightModelsView,
  ForesightTrainingView,
  ForesightVersionView,
} from '#protocol';
import { Administrator } from './administrator.js';
import { eventually } from './clients.js';
import { toldTo } from './foresight-history.js';
import { keywordClassifier } from './keyword-classifier.js';
import { type Running, running } from './running.js';

const AT = '/api/admin/models/foresight';
const DAY = 86_400_000;
const PATIENCE_MS = 120_000;

let folder: string;
let server: Running;
let admin: Administrator;
/** The last position of the old world, in which people asked about something else. */
let oldWorld: bigint;

const begin = async (): Promise<void> => {
  const places = { folder, modelsFolder: join(folder, 'models') };
  server = await running({
    ...places,
    openClassifier: keywordClassifier,
    env: { DEMO: 'off', WRITE_KEY: 'a-key-for-tests' },
  });
  admin = await Administrator.at(server);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-foresight-'));
  await begin();
  const from = Date.now() - 30 * DAY;
  const story = { shoppers: 220, days: 9, seed: 1, from: new Date(from), asksAbout: 'size' };
  oldWorld = await toldTo(server.house.store, story);
  const later = { shoppers: 300, days: 20, seed: 2, from: new Date(from + 10 * DAY) };
  await toldTo(server.house.store, { ...later, asksAbout: 'payment_failed' });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const page = (): Promise<ForesightModelsView> => admin.get(AT);

/** Trains a version, and waits for it. */
async function trained(upTo?: bigint): Promise<string> {
  const body = { grade: 'fast', ...(upTo !== undefined && { upTo: String(upTo) }) };
  const { trainingId } = await admin.post<ForesightTrainingView>(`${AT}/trainings`, body);
  const done = await eventually(async () => {
    const found = (await page()).trainings.find((one) => one.trainingId === trainingId);
    if (found?.state === 'failed') throw new Error(found.reason);
    return found?.state === 'done' ? found : undefined;
  }, PATIENCE_MS);
  expect(done.curve.length).toBeGreaterThan(2);
  return done.version ?? '';
}

describe('the life of a foresight model', () => {
  let first: string;

  it(
    'says what is missing where there is too little to learn from',
    async () => {
      await expect(trained(10n)).rejects.toThrow(/holds \d questions .* 10 questions are needed/);
      await expect(admin.post(`${AT}/trainings`, { upTo: '999999999' })).rejects.toThrow('the log ends at');
    },
    PATIENCE_MS,
  );

  it(
    'learns from all but the newest part, is measured on that, and foresees once it is promoted',
    async () => {
      first = await trained();
      const { slice, figures } = await admin.get<ForesightEvaluationView>(
        `${AT}/versions/${first}/evaluation`,
      );
      const [version] = (await page()).versions;
      expect(BigInt(slice.from)).toBe(BigInt(version?.upTo ?? 0) + 1n);
      expect(figures.map(({ source }) => source)).toEqual(['blend', 'transformer', 'markov', 'popularity']);
      const [blend, , , popularity] = figures.map(({ question }) => question);
      expect(blend?.auc).toBeGreaterThan((popularity?.auc ?? 1) + 0.1);
      const promoted = await admin.post<ForesightVersionView>(`${AT}/versions/${first}/promote`);
      expect(promoted.state).toBe('champion');
      expect((await page()).serving.version).toBe(first);
      expect(server.house.serving.current()?.model.version).toBe(first);
    },
    PATIENCE_MS,
  );

  it(
    'stops a version that learnt from another world, with the figures, and tells who would be seen otherwise',
    async () => {
      const old = await trained(oldWorld);
      const gate = await admin.get<ForesightGateView>(`${AT}/versions/${old}/gate`);
      expect(gate).toMatchObject({ champion: first, candidate: old, passed: false });
      expect(gate.checks.find(({ figure }) => figure === 'question.top1')?.passed).toBe(false);
      await expect(admin.post(`${AT}/versions/${old}/promote`)).rejects.toThrow('question.top1');
      expect((await page()).serving.version).toBe(first);
      const head = await server.house.store.head();
      const seen = await admin.get<CounterfactualView>(`${AT}/versions/${old}/replay?days=7`);
      expect(seen.moves).toContainEqual(expect.objectContaining({ from: 'payment_failed' }));
      expect(seen.mostChanged[0]?.change).toBeGreaterThan(0.2);
      expect(await server.house.store.head()).toBe(head);
      expect(first).not.toBe(old);
    },
    PATIENCE_MS,
  );

  it(
    'serves a later version, goes back, and serves the same after a restart',
    async () => {
      const upTo = ((await server.house.store.head()) * 88n) / 100n;
      const second = await trained(upTo);
      await admin.post(`${AT}/versions/${second}/promote`);
      expect(server.house.serving.current()?.model.version).toBe(second);
      const back = await admin.post<ForesightVersionView>(`${AT}/rollback`);
      expect([back.version, back.state]).toEqual([first, 'champion']);
      await server.stop();
      await begin();
      expect(server.house.serving.current()?.model.version).toBe(first);
    },
    PATIENCE_MS,
  );

  it(
    'tells that the world is still as it was learnt',
    async () => {
      const { version, days } = await admin.get<DriftView>(`${AT}/drift?days=5`);
      expect(version).toBe(first);
      expect(days.length).toBeGreaterThanOrEqual(4);
      for (const { unknown, inputs } of days) {
        expect(unknown).toBe(0);
        expect(inputs.find(({ feature }) => feature === 'category')?.psi).toBeCloseTo(0, 5);
      }
    },
    PATIENCE_MS,
  );
});
