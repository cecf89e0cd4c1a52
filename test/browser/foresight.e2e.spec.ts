import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Recorded } from '#protocol';
import { keywordClassifier } from '../e2e/keyword-classifier.js';
import { type Running, running } from '../e2e/running.js';
import { obstacle, openBrowser } from './browser.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { signIn } from './sign-in.js';
import { until } from './until.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 240_000;
const SCENE_MS = 120_000;

describeInBrowser(`foresight, in a browser${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let folder: string;
  let server: Running;
  let browser: Browser | undefined;
  let shopper: Seat;
  let agent: Seat;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'presage-foresight-desk-'));
    const places = { folder: join(folder, 'var'), modelsFolder: join(folder, 'models') };
    // The model that comes with Presage foresees.
    server = await running({ ...places, openClassifier: keywordClassifier });
    browser = await openBrowser();
    shopper = await takeSeat(browser);
    agent = await takeSeat(browser);
  }, START_MS);

  afterAll(async () => {
    await browser?.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function recorded<Type extends 'RecommendationFollowed' | 'OrderCompleted'>(
    type: Type,
  ): Promise<readonly Recorded<Type>[]> {
    const events = await server.house.store.readAll(0n, { types: [type] }, 1000);
    return events as unknown as Recorded<Type>[];
  }

  async function fillBasket(page: Page): Promise<void> {
    const size = page.locator('.sizes label').first();
    if ((await size.count()) > 0) await size.click();
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await page.getByText('In your basket.').waitFor();
  }

  async function toPayment(page: Page): Promise<void> {
    await page.getByRole('link', { name: /^Basket, / }).click();
    await page.getByRole('link', { name: 'To the checkout' }).click();
    await page.getByRole('button', { name: 'Fill in an example' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  it(
    'shows an agent the question of a shopper whose payment fails twice, and both failures, before a word is typed',
    async () => {
      const { page } = shopper;
      await page.goto(`${server.url}/shop/all`);
      await page.getByRole('main').locator('.card a').first().click();
      await fillBasket(page);
      await toPayment(page);
      await page.getByText('this card will be declined').click();

      const desk = agent.page;
      await signIn(desk, server, '/desk', 'agent');
      const onSite = desk.getByRole('list', { name: 'On the site' });
      await onSite.getByRole('button').first().click();
      const believed = desk.getByRole('region', { name: 'About to ask' });
      await believed.getByText('Will most likely ask nothing').first().waitFor();

      for (const failures of [1, 2]) {
        await page.getByRole('button', { name: /^Pay / }).click();
        await onSite.getByRole('button', { name: /Likely about to ask: Payment failed, [2-9]\d%/ }).waitFor();
        await until(async () => (await server.house.store.count({ types: ['PaymentFailed'] })) === failures);
      }
      await believed.getByText('Payment failed', { exact: true }).first().waitFor();
      const evidence = believed.getByRole('list', { name: /^What raised it/ }).getByRole('listitem');
      await evidence.filter({ hasText: 'Payment failed' }).nth(1).waitFor();
      expect((await evidence.allInnerTexts()).slice(0, 2)).toEqual([
        expect.stringMatching(/^Payment failed\n/),
        expect.stringMatching(/^Payment failed\n/),
      ]);
      expect(await server.house.store.count({ types: ['ShopperMessageSent'] })).toBe(0);
    },
    SCENE_MS,
  );

  it(
    'leads from the evidence to the event in the journey, by keys',
    async () => {
      const { page } = agent;
      await page.keyboard.press('f');
      const focused = page.getByRole('list', { name: /^What raised it/ }).locator('*:focus');
      await until(async () => {
        await page.keyboard.press('Tab');
        return (await focused.filter({ hasText: 'Payment failed' }).count()) > 0;
      });
      const journey = page.getByRole('list', { name: 'Journey' });
      await journey.locator('[data-marked="true"]').filter({ hasText: 'Payment failed' }).waitFor();
      await photographBoth(page, 'desk-foreseen');
      await page.keyboard.press('Enter');
      await page.locator('li:focus').filter({ hasText: 'Payment failed' }).waitFor();
    },
    SCENE_MS,
  );

  /** Photographs in both widths, in light and in dark, and says where the page had to be moved sideways. */
  async function photographBoth(page: Page, name: string): Promise<void> {
    expect(await photograph(page, name)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await photograph(page, `${name}-dark`)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it(
    'recommends, and counts what is shown, clicked and ordered',
    async () => {
      const { page } = shopper;
      await page.goto(`${server.url}/shop`);
      const suggestion = page.locator('.recommended:not([aria-hidden]) a').first();
      await suggestion.scrollIntoViewIfNeeded();
      await photographBoth(page, 'shop-recommended');
      const name = await suggestion.locator('.name').innerText();
      await suggestion.click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await fillBasket(page);
      await toPayment(page);
      await page.getByRole('button', { name: /^Pay / }).click();
      await page.getByRole('heading', { level: 1, name: 'Thank you!' }).waitFor();

      const ways = async () => new Set((await recorded('RecommendationFollowed')).map(({ data }) => data.by));
      await until(async () => (await ways()).size === 3);
      const followed = (await recorded('RecommendationFollowed')).map(({ data }) => data);
      const [{ recommendationId, productId } = { recommendationId: '', productId: '' }] = followed;
      expect(followed.every((one) => one.recommendationId === recommendationId)).toBe(true);
      const [order] = await recorded('OrderCompleted');
      expect(order?.data.products).toContainEqual(
        expect.objectContaining({ product_id: productId, recommendation_id: recommendationId }),
      );
    },
    SCENE_MS,
  );

  it('without an error on any page', () => {
    expect({ shopper: shopper.complaints, agent: agent.complaints }).toEqual({ shopper: [], agent: [] });
  });
});
