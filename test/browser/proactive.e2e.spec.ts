import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type EventType, helpStream, type Recorded } from '#protocol';
import { keywordClassifier } from '../e2e/keyword-classifier.js';
import { type Running, running } from '../e2e/running.js';
import { expectAccessible } from './accessible.js';
import { obstacle, openBrowser } from './browser.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { signIn } from './sign-in.js';
import { until } from './until.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 240_000;
const SCENE_MS = 120_000;

describeInBrowser(`help before it is asked for${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let folder: string;
  let server: Running;
  let browser: Browser | undefined;
  let admin: Seat;
  let shopper: Seat;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presage-proactive-'));
    const places = { folder: join(folder, 'var'), modelsFolder: join(folder, 'models') };
    // The model that comes with Presage foresees.
    server = await running({ ...places, openClassifier: keywordClassifier });
    browser = await openBrowser();
    admin = await takeSeat(browser);
    shopper = await takeSeat(browser);
  }, START_MS);

  afterAll(async () => {
    await browser?.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function recorded<Type extends EventType>(type: Type): Promise<readonly Recorded<Type>[]> {
    const events = await server.house.store.readAll(0n, { types: [type] }, 1000);
    return events as unknown as Recorded<Type>[];
  }

  async function photographAndCheck(page: Page, name: string): Promise<void> {
    expect(await photograph(page, name)).toEqual([]);
    await expectAccessible(page, name);
  }

  it(
    'an administrator starts from a ready policy, reads it in plain words, rehearses it, keeps and enables it',
    async () => {
      const { page } = admin;
      await signIn(page, server, '/admin/policies', 'administrator');
      await page.getByRole('button', { name: 'New policy' }).click();
      await page.getByRole('menuitem', { name: /^Payment failed twice/ }).click();
      await page.getByText('Offered to shoppers who had a payment fail').waitFor();
      await page.getByRole('button', { name: 'Rehearse' }).click();
      await page.getByText('It would have interrupted nobody.').waitFor();
      await photographAndCheck(page, 'policy');

      await page.getByRole('button', { name: 'Keep' }).click();
      await page.getByRole('heading', { level: 1, name: 'Payment failed twice' }).waitFor();
      await page.getByRole('button', { name: 'Enable: Payment failed twice' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
      await page.getByText('Enabled', { exact: true }).waitFor();
      expect((await recorded('HelpPolicyEnabled')).map(({ metadata }) => metadata.actor.kind)).toEqual([
        'administrator',
      ]);
    },
    SCENE_MS,
  );

  it(
    'a shopper whose payment fails twice is offered help that names it, and takes it up',
    async () => {
      const { page } = shopper;
      await page.goto(`${server.url}/shop/all`);
      await page.getByRole('main').locator('.card a').first().click();
      const size = page.locator('.sizes label').first();
      if ((await size.count()) > 0) await size.click();
      await page.getByRole('button', { name: 'Add to basket' }).click();
      await page.getByText('In your basket.').waitFor();
      await page.getByRole('link', { name: /^Basket, / }).click();
      await page.getByRole('link', { name: 'To the checkout' }).click();
      await page.getByRole('button', { name: 'Fill in an example' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('this card will be declined').click();
      const card = page.getByRole('region', { name: 'Offer of help' });
      for (const failures of [1, 2]) {
        expect(await card.count()).toBe(0);
        await page.getByRole('button', { name: /^Pay / }).click();
        await until(async () => (await server.house.store.count({ types: ['PaymentFailed'] })) === failures);
      }
      await card.getByText('The payment has failed 2 times.').waitFor();
      await photographAndCheck(page, 'help-offered');
      await until(async () => (await server.house.store.count({ types: ['HelpShown'] })) === 1);
      expect(await server.house.store.count({ types: ['ShopperMessageSent'] })).toBe(0);

      await card.getByRole('button', { name: 'Show me what helps' }).click();
      await page.getByText('Nothing has been charged').first().waitFor();
      await photographAndCheck(page, 'help-answered');
      const [accepted] = await recorded('HelpAccepted');
      expect(accepted?.data.intent).toBe('payment_failed');
      const [offered] = await server.house.store.readStream(helpStream(accepted?.data.shopperId ?? ''));
      expect(offered?.data).toMatchObject({ offerId: accepted?.data.offerId, arm: 'offer' });
      const failed = new Set((await recorded('PaymentFailed')).map(({ id }) => id));
      expect((offered as Recorded<'HelpOffered'>).data.evidence.filter((id) => failed.has(id))).toHaveLength(
        2,
      );
    },
    SCENE_MS,
  );

  it(
    'the order is completed, and the funnel counts it',
    async () => {
      await shopper.page.getByRole('button', { name: 'Close the chat' }).click();
      await shopper.page.getByText('PayPal').click();
      await shopper.page.getByRole('button', { name: /^Pay / }).click();
      await shopper.page.getByRole('heading', { level: 1, name: 'Thank you!' }).waitFor();

      const { page } = admin;
      await page.goto(`${server.url}/admin/outcomes`);
      const funnel = page.getByRole('region', { name: 'From foreseen to ordered' });
      await funnel.getByRole('listitem').first().waitFor();
      const counts = await funnel.getByRole('listitem').locator('b').allInnerTexts();
      expect(counts).toEqual(['1', '1', '1', '1', '1']);
      await photographAndCheck(page, 'outcomes');
    },
    SCENE_MS,
  );

  it('without an error on any page', () => {
    expect({ shopper: shopper.complaints, admin: admin.complaints }).toEqual({ shopper: [], admin: [] });
  });
});
