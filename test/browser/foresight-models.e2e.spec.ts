import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { NewEvent } from '#kernel';
import { simulate } from '#simulator';
import { loadSimulatedShop } from '../../src/demo/simulated-shop.js';
import { keywordClassifier } from '../e2e/keyword-classifier.js';
import { type Running, running } from '../e2e/running.js';
import { obstacle, openBrowser } from './browser.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { signIn } from './sign-in.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 120_000;
const SCENE_MS = 180_000;
const LONG = { timeout: 150_000 };
const DAYS = 28;
const SHOPPERS = 300;
const TOGETHER = 500;
const DAY_MS = 86_400_000;

describeInBrowser(
  `models of foresight, in a browser${obstacle === undefined ? '' : ` (${obstacle})`}`,
  () => {
    let folder: string;
    let server: Running;
    let browser: Browser | undefined;
    let administrator: Seat;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'presage-foresight-models-'));
      const places = { folder: join(folder, 'var'), modelsFolder: join(folder, 'models') };
      // No demo shop: what ships with Presage knows its products, and would be hard to beat with four weeks.
      const env = { DEMO: 'off', WRITE_KEY: 'a-key-for-tests' };
      server = await running({ ...places, openClassifier: keywordClassifier, env });
      await fill(server);
      browser = await openBrowser();
      administrator = await takeSeat(browser);
    }, START_MS);

    afterAll(async () => {
      await browser?.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it(
      'trains from the log, with its progress, and makes a candidate',
      async () => {
        const { page } = administrator;
        await signIn(page, server, '/admin/foresight', 'administrator');
        await page.getByRole('region', { name: 'What the next training learns from' }).waitFor();
        await page.getByRole('textbox', { name: 'Learn up to position' }).fill('nowhere');
        await page.getByText('A whole number from 1 to').waitFor();
        await page.getByRole('textbox', { name: 'Learn up to position' }).fill('');
        await photographBoth(page, 'foresight-models');
        await page.getByRole('button', { name: 'Train', exact: true }).click();
        const training = page.getByRole('article', { name: 'Training, fast' });
        await training.waitFor();
        await training.getByText('epoch').waitFor(LONG);
        expect(await photograph(page, 'foresight-training')).toEqual([]);
        await page.getByRole('row').filter({ hasText: 'Candidate' }).waitFor(LONG);
        await training.waitFor({ state: 'detached' });
      },
      SCENE_MS,
    );

    it(
      'shows what it foresees beside what usually follows, and how it learnt',
      async () => {
        const { page } = administrator;
        const candidate = page.getByRole('row').filter({ hasText: 'Candidate' });
        await candidate.getByRole('link', { name: 'Evaluation' }).click();
        const question = page.getByRole('region', { name: 'Next question' }).first();
        await question.getByRole('row').filter({ hasText: 'Markov chain' }).waitFor(LONG);
        await question.getByRole('row').filter({ hasText: 'Blend' }).waitFor();
        await page.getByRole('region', { name: 'Are the promises kept?' }).waitFor();
        await photographBoth(page, 'foresight-evaluation');
      },
      SCENE_MS,
    );

    it(
      'compares, promotes where the gate lets it, and shows drift and the funnel',
      async () => {
        const { page } = administrator;
        await tab(page, 'Compare');
        const gate = page.getByRole('region', { name: 'Gate' }).first();
        await gate.getByText(/^(Passed|Not passed)$/).waitFor(LONG);
        await photographBoth(page, 'foresight-compare');
        await page.getByRole('button', { name: 'Promote…' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByText('Passed', { exact: true }).waitFor(LONG);
        await dialog.getByRole('button', { name: 'Promote', exact: true }).click();
        await dialog.waitFor({ state: 'detached' });
        await tab(page, 'Models');
        await page.getByRole('region', { name: 'Foresees now' }).getByText('Champion').waitFor();
        await tab(page, 'Drift');
        await page.getByRole('region', { name: 'Does what it promises still come true?' }).waitFor(LONG);
        await photographBoth(page, 'foresight-drift');
        await tab(page, 'Recommendations');
        await page.getByText('Nothing recommended yet').waitFor();
      },
      SCENE_MS,
    );

    it('had nothing to complain of', () => {
      expect(administrator.complaints).toEqual([]);
    });
  },
);

/** Four weeks of a simulated shop that end now, written down in the order in which they happened. */
async function fill({ house }: Running): Promise<void> {
  const from = new Date(Date.now() - DAYS * DAY_MS);
  const shop = await loadSimulatedShop();
  let together = new Map<string, NewEvent[]>();
  let waiting = 0;
  const write = async (): Promise<void> => {
    await Promise.all(Array.from(together, ([stream, events]) => house.store.append(stream, events)));
    together = new Map();
    waiting = 0;
  };
  for (const { stream, event } of simulate({ ...shop, seed: 7, shoppers: SHOPPERS, days: DAYS, from })) {
    const events = together.get(stream);
    if (events) events.push(event);
    else together.set(stream, [event]);
    if (++waiting === TOGETHER) await write();
  }
  await write();
}

const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Foresight' }).getByRole('link', { name }).click();

/** In English and Chinese, at both widths; nothing may be wider than its window. */
async function photographBoth(page: Page, name: string): Promise<void> {
  expect(await photograph(page, name)).toEqual([]);
  await page.getByRole('button', { name: '中文' }).click();
  expect(await photograph(page, `${name}-zh`)).toEqual([]);
  await page.getByRole('button', { name: 'English' }).click();
}
