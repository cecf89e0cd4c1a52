import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { MessageAccepted, Recorded } from '#protocol';
import { readExamples } from '#understanding';
import { eventually, type ShopperClient, shopperSocket, visitor } from '../e2e/clients.js';
import { type Running, running } from '../e2e/running.js';
import { obstacle, openBrowser } from './browser.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { signIn } from './sign-in.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 240_000;
const SCENE_MS = 120_000;
const TRAINED = { timeout: 90_000 };
const INTENTS = ['coupon_problem', 'gift_card', 'invoice', 'order_status', 'return_item', 'size'];
/** What nobody had thought of, and what the agent says it is. */
const [UNFORESEEN, MEANT] = ['gift_wrapping', 'Gift card'] as const;
const MESSAGES = 4;

describeInBrowser(`understanding, in a browser${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let folder: string;
  let server: Running;
  let browser: Browser | undefined;
  let shopper: ShopperClient;
  let agent: Seat;
  let administrator: Seat;
  let conversationId: string;
  const texts: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presage-understanding-'));
    const intents = join(folder, 'intents');
    await mkdir(intents);
    for (const name of INTENTS) await copyFile(join('intents', `${name}.yml`), join(intents, `${name}.yml`));
    const golden = (await readExamples('intents/golden')).filter(({ intent }) => INTENTS.includes(intent));
    const env = { INTENTS: intents, GOLDEN: join(folder, 'golden.json'), MESSAGES_PER_MINUTE: '1000' };
    await writeFile(env.GOLDEN, JSON.stringify(golden.map(({ text, intent }) => ({ text, intent }))));
    server = await running({ folder: join(folder, 'var'), modelsFolder: join(folder, 'models'), env });
    shopper = await shopperSocket(server, (await visitor(server)).token);
    await writeUntilWrong();
    browser = await openBrowser();
    agent = await takeSeat(browser);
    administrator = await takeSeat(browser);
  }, START_MS);

  afterAll(async () => {
    shopper.close();
    await browser?.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Writes what nobody had thought of until some of it was held for something else. */
  async function writeUntilWrong(): Promise<void> {
    for (const { text } of await readExamples(join('intents', `${UNFORESEEN}.yml`))) {
      if (texts.length === MESSAGES) return;
      const leading = await classified(await say(text));
      if (leading !== 'gift_card') texts.push(text);
    }
    throw new Error('Too few messages were held for something else than they are.');
  }

  async function say(text: string): Promise<string> {
    const messageId = randomUUID();
    const to = texts.length > 0 ? { conversationId } : {};
    const answer = await shopper.emitWithAck('message.send', { messageId, text, ...to });
    if (!answer.ok) throw new Error(answer.problem.message);
    ({ conversationId } = answer.value satisfies MessageAccepted);
    return messageId;
  }

  async function classified(messageId: string): Promise<string> {
    const { data } = await eventually(async () => {
      const events = (await server.house.store.readAll(
        0n,
        { types: ['IntentClassified'] },
        10_000,
      )) as unknown as Recorded<'IntentClassified'>[];
      return events.find((event) => event.data.messageId === messageId);
    });
    return data.outOfScope ? '' : (data.ranking[0]?.intent ?? '');
  }

  /** Photographs in both widths, in light and in dark, and says where the page had to be moved sideways. */
  async function photographBoth(page: Page, name: string): Promise<void> {
    expect(await photograph(page, name)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await photograph(page, `${name}-dark`)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  const tab = (page: Page, name: string): Promise<void> =>
    page.getByRole('navigation', { name: 'Understanding' }).getByRole('link', { name }).click();

  it(
    'shows the agent what a message is held for and why, and is corrected with one click, by keys, and back',
    async () => {
      const { page } = agent;
      await signIn(page, server, `/desk?conversation=${conversationId}&pane=conversation`, 'agent');
      const said = (at: number) => page.getByRole('article').filter({ hasText: texts[at] ?? '' });

      await said(0)
        .getByRole('button', { name: /^Believed to be / })
        .click();
      const why = page.getByRole('dialog');
      await why.getByText('Language').waitFor();
      expect(await said(0).locator('mark').count()).toBeGreaterThan(0);
      await photographBoth(page, 'meaning');
      await why.getByRole('button', { name: /^Gift card/ }).click();
      await said(0).getByText('corrected by Mira').waitFor();

      await said(1)
        .getByRole('button', { name: /^Correct: / })
        .click();
      await page.getByRole('textbox', { name: 'Search intents' }).fill('礼品');
      await photographBoth(page, 'meaning-menu');
      await page.getByRole('option', { name: MEANT }).click();
      await said(1).getByText('corrected by Mira').waitFor();

      const last = MESSAGES - 1;
      await page.getByRole('region', { name: 'Transcript' }).focus();
      await page.keyboard.press('c');
      await page.getByRole('textbox', { name: 'Search intents' }).fill('none of');
      await page.getByRole('option', { name: 'None of these' }).click();
      await said(last).getByText('corrected by Mira').waitFor();
      await page.getByRole('region', { name: 'Transcript' }).focus();
      await page.keyboard.press('u');
      await said(last).getByText('corrected by Mira').waitFor({ state: 'detached' });

      for (const at of [2, last]) {
        await said(at)
          .getByRole('button', { name: /^Correct: / })
          .click();
        await page.getByRole('textbox', { name: 'Search intents' }).fill('gift card');
        await page.keyboard.press('Enter');
        await said(at).getByText('corrected by Mira').waitFor();
      }
      await page.reload();
      await said(last).getByText('corrected by Mira').waitFor();
      await photographBoth(page, 'meaning-corrected');
    },
    SCENE_MS,
  );

  it(
    'lets the administrator train from it and watch the training',
    async () => {
      const { page } = administrator;
      await signIn(page, server, '/admin/understanding', 'administrator');
      await page.getByRole('region', { name: 'Answers shoppers now' }).waitFor();
      await page.getByText('The examples have changed since').waitFor();
      await photographBoth(page, 'models');
      await page.getByRole('button', { name: 'Train', exact: true }).click();
      const training = page.getByRole('article', { name: 'Training, fast' });
      await training.getByRole('progressbar', { name: 'Progress' }).waitFor();
      expect(await photograph(page, 'training')).toEqual([]);
      const candidate = page.getByRole('row').filter({ hasText: 'Candidate' });
      await candidate.waitFor(TRAINED);
      await training.waitFor({ state: 'detached' });
      await candidate.getByRole('button', { name: 'Model card' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    },
    SCENE_MS,
  );

  it(
    'shows how well a version understands, down to the messages, and lets a threshold be chosen',
    async () => {
      const { page } = administrator;
      await tab(page, 'Evaluation');
      await page.getByRole('region', { name: 'Confusion matrix' }).waitFor();
      await photographBoth(page, 'evaluation');

      const matrix = page.getByRole('application', { name: `Confusion matrix of ${INTENTS.length} intents` });
      await matrix.focus();
      await matrix.press('Home');
      await matrix.press('Enter');
      const cell = page.getByRole('dialog');
      await cell.getByRole('listitem').first().waitFor();
      await page.waitForURL((url) => url.searchParams.get('actual') === 'coupon_problem');
      await photographBoth(page, 'evaluation-cell');
      await page.reload();
      await cell.getByRole('listitem').first().waitFor();
      await cell.getByRole('button', { name: 'Close' }).click();

      const region = page.getByRole('region', { name: 'Coverage against accuracy' });
      const threshold = region.getByRole('slider', { name: 'Threshold' });
      await threshold.press('Home');
      expect(await threshold.getAttribute('aria-valuenow')).toBe('0');
      await region.getByRole('button', { name: 'Use this threshold' }).click();
      await region.getByRole('button', { name: 'in use' }).waitFor();
      await region.getByRole('button', { name: 'Show as table' }).click();
      await region.getByRole('table', { name: 'Coverage against accuracy' }).waitFor();
    },
    SCENE_MS,
  );

  it(
    'shows what a candidate would change, promotes it, and goes back',
    async () => {
      const { page } = administrator;
      await tab(page, 'Compare');
      const corrected = page.getByRole('region', { name: 'Corrected messages' }).first();
      await corrected.getByText(`${MESSAGES} of ${MESSAGES} corrected messages are right`).waitFor(TRAINED);
      await page.getByRole('region', { name: 'Gate' }).getByText('Passed', { exact: true }).waitFor();
      await page.getByText('Last day', { exact: true }).click();
      await page.waitForURL((url) => url.searchParams.get('days') === '1');
      await corrected.getByText('right now').first().waitFor(TRAINED);
      await photographBoth(page, 'compare');

      await page.getByRole('button', { name: 'Promote…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Passed', { exact: true }).waitFor();
      await photographBoth(page, 'promote');
      await dialog.getByRole('button', { name: 'Promote', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });

      await tab(page, 'Models');
      const former = page.getByRole('row').filter({ hasText: 'Former' });
      await former.waitFor();
      const champion = page.getByRole('region', { name: 'Answers shoppers now' });
      await champion.getByRole('button', { name: 'Roll back…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Roll back', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('row').filter({ hasText: 'Champion' }).filter({ hasText: 'fast' }).waitFor();
    },
    SCENE_MS,
  );

  it(
    'shows what to look at in the examples, in Chinese too',
    async () => {
      const { page } = administrator;
      await tab(page, 'Review');
      await page.getByRole('region', { name: 'Intents that overlap' }).waitFor(TRAINED);
      await photographBoth(page, 'review');
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('link', { name: '模型' }).click();
      await page.getByRole('region', { name: '正在回答顾客的模型' }).waitFor();
      expect(await photograph(page, 'models-zh')).toEqual([]);
    },
    SCENE_MS,
  );

  it('without an error on any page', () => {
    expect({ agent: agent.complaints, administrator: administrator.complaints }).toEqual({
      agent: [],
      administrator: [],
    });
  });
});
