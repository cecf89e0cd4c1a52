import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { OrderStatus, Recorded } from '#protocol';
import { ordersOf } from '#shopper';
import { DemoShop } from '../../src/shop/demo-shop.js';
import { type Running, running } from '../e2e/running.js';
import { KEPT_MODELS } from '../e2e/trained-classifier.js';
import { obstacle, openBrowser } from './browser.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { signIn } from './sign-in.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 240_000;
const SCENE_MS = 120_000;

/** What the assistant calls the states an order in transit can have. */
const STATES: Partial<Record<OrderStatus, { readonly en: string; readonly zh: string }>> = {
  shipped: { en: 'on its way', zh: '运输中' },
  out_for_delivery: { en: 'out for delivery', zh: '派送中' },
};
const QUESTIONS = { zh: '我的订单到哪了？', en: 'where is my order?' };
const REPLY = 'I have asked the carrier: it reaches you this afternoon.';

describeInBrowser(`a day in the shop, in a browser${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let server: Running;
  let browser: Browser;
  let shopper: Seat;
  let agent: Seat;
  let administrator: Seat;
  /** Somebody whose order is in transit, and two things they may look at. */
  let person: { readonly id: string; readonly name: string };
  let [first, second] = ['', ''];

  beforeAll(async () => {
    server = await running({ seeded: true, modelsFolder: KEPT_MODELS });
    const { shoppers, catalogue } = await DemoShop.load();
    const found = shoppers.find(
      ({ situation, language }) => situation === 'order-in-transit' && language === 'en',
    );
    if (found === undefined) throw new Error('The demo shop has nobody with an order in transit.');
    person = found;
    const buyable = catalogue.products.filter(({ stock, sizes }) => stock > 0 && sizes === undefined);
    [first = '', second = ''] = buyable.map(({ name }) => name.en);
    browser = await openBrowser();
    shopper = await takeSeat(browser);
    agent = await takeSeat(browser);
    administrator = await takeSeat(browser);
  }, START_MS);

  afterAll(async () => {
    await browser.close();
    await server.remove();
  });

  const address = (path: string): string => `${server.url}${path}`;

  /** By the read model, not by the answer: which order it must be, and how it stands. */
  async function orderInTransit(): Promise<{
    readonly id: string;
    readonly en: string;
    readonly zh: string;
  }> {
    const orders = await ordersOf(server.house.readModels, `u-${person.id}`);
    const moving = orders.filter(({ status }) => STATES[status] !== undefined);
    expect(moving).toHaveLength(1);
    const [{ orderId, status } = { orderId: '', status: 'placed' as const }] = moving;
    return { id: orderId, en: '', zh: '', ...STATES[status] };
  }

  async function lookAt(name: string): Promise<void> {
    const { page } = shopper;
    await page.goto(address('/shop/all'));
    await page.getByRole('main').getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async function ask(page: Page, box: string, text: string): Promise<void> {
    await page.getByRole('textbox', { name: box }).fill(text);
    await page.getByRole('textbox', { name: box }).press('Enter');
  }

  const answerWith = (page: Page, ...words: readonly string[]): Locator =>
    words.reduce((found, hasText) => found.filter({ hasText }), page.getByRole('log').getByRole('listitem'));

  it(
    'lets a shopper browse, fill the basket and log in',
    async () => {
      const { page } = shopper;
      await page.goto(address('/shop'));
      await page.getByRole('heading', { level: 1, name: 'Things that last' }).waitFor();
      expect(await photograph(page, 'shop')).toEqual([]);
      await page.getByRole('link', { name: 'See everything' }).click();
      await page.getByRole('heading', { level: 1, name: 'All products' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: first }).first().click();
      await page.getByRole('heading', { level: 1, name: first }).waitFor();
      await page.getByRole('button', { name: 'Add to basket' }).click();
      await page.getByRole('link', { name: 'Basket, 1 item' }).click();
      await page.getByRole('heading', { level: 1, name: 'Basket' }).waitFor();
      await page.getByRole('group', { name: `Quantity: ${first}` }).waitFor();
      await page.getByRole('combobox', { name: 'Log in as a demo shopper' }).selectOption(person.name);
      await page.getByText(person.name).first().waitFor();
    },
    SCENE_MS,
  );

  it(
    'answers in Chinese and in English with the right order and its state',
    async () => {
      const { page } = shopper;
      const order = await orderInTransit();
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('button', { name: '在线咨询' }).click();
      await ask(page, '请输入您的问题', QUESTIONS.zh);
      await answerWith(page, order.id, order.zh).waitFor();
      expect(await photograph(page, 'widget-zh')).toEqual([]);
      await page.getByRole('button', { name: '关闭对话' }).click();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Ask us' }).click();
      await ask(page, 'Write your question', QUESTIONS.en);
      await answerWith(page, order.id, order.en).waitFor();
      expect(await photograph(page, 'widget')).toEqual([]);
    },
    SCENE_MS,
  );

  it(
    'shows the agent who is there, what they do while they do it, and what they ask',
    async () => {
      const { page } = agent;
      await signIn(page, server, '/desk', 'agent');
      await page
        .getByRole('list', { name: 'On the site' })
        .getByRole('button', { name: person.name })
        .click();
      const journey = page.getByRole('list', { name: 'Journey' }).getByRole('listitem');
      await journey.filter({ hasText: 'Viewed product' }).filter({ hasText: first }).first().waitFor();
      expect(await journey.filter({ hasText: second }).count()).toBe(0);
      await lookAt(second);
      await journey.filter({ hasText: 'Viewed product' }).filter({ hasText: second }).first().waitFor();
      for (const [text, percent] of await askedWithPercent()) {
        const message = page.getByRole('article').filter({ hasText: text });
        await message
          .getByRole('button', { name: `Believed to be Order status, ${percent}` })
          .first()
          .waitFor();
      }
    },
    SCENE_MS,
  );

  /** By the log: each question, and the probability with which it was taken for one about an order's state. */
  async function askedWithPercent(): Promise<readonly (readonly [string, string])[]> {
    const types = ['ShopperMessageSent', 'IntentClassified'];
    const events = await server.house.store.readAll(0n, { types }, 10_000);
    const readings = events.filter(({ type }) => type === 'IntentClassified') as unknown[];
    return Object.values(QUESTIONS).map((text) => {
      const asked = events.findLast(({ data }) => (data as { text?: string }).text === text) as
        Recorded<'ShopperMessageSent'> | undefined;
      const read = (readings as Recorded<'IntentClassified'>[]).find(
        ({ data }) => data.messageId === asked?.data.messageId,
      );
      const top = read?.data.ranking[0];
      expect(top?.intent).toBe('order_status');
      const probability = top?.probability ?? 0;
      return [text, probability > 0.99 ? '>99%' : `${Math.round(probability * 100)}%`];
    });
  }

  it(
    'brings the agent’s answer into the widget',
    async () => {
      const { page } = agent;
      await page.getByRole('button', { name: 'Join' }).click();
      await page.getByRole('button', { name: 'Hand back' }).waitFor();
      await shopper.page.getByRole('button', { name: /^Ask us/ }).click();
      await ask(page, 'Reply', REPLY);
      await answerWith(shopper.page, 'Mira joined').waitFor();
      await answerWith(shopper.page, REPLY).waitFor();
      await page.getByRole('article').filter({ hasText: REPLY }).waitFor();
      expect(await photograph(page, 'desk')).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await photograph(page, 'desk-dark')).toEqual([]);
    },
    SCENE_MS,
  );

  it(
    'keeps the conversation over a reload',
    async () => {
      const { page } = shopper;
      await page.reload();
      await page.getByRole('button', { name: /^Ask us/ }).click();
      const order = await orderInTransit();
      for (const text of [QUESTIONS.zh, order.zh, QUESTIONS.en, order.en, REPLY])
        await answerWith(page, text).waitFor();
    },
    SCENE_MS,
  );

  it(
    'shows the administrator the log, a stream, an event and the projections, live',
    async () => {
      const { page } = administrator;
      await signIn(page, server, '/admin', 'administrator');
      await page.getByRole('img', { name: /^Events per second, .* peak / }).waitFor();
      await page.getByText('events in the log').waitFor();
      expect(await photograph(page, 'admin')).toEqual([]);

      await page.getByRole('link', { name: 'Projections' }).click();
      const portraits = page.getByRole('row', { name: /^portrait/ });
      await portraits.getByText('Live').waitFor();
      const before = await portraits.innerText();
      await lookAt(first);
      await portraits.filter({ hasNotText: before }).waitFor();

      const stream = `shopper-u-${person.id}`;
      await page.getByRole('link', { name: 'Streams' }).click();
      await page.getByRole('textbox', { name: 'Streams that begin with' }).fill(stream);
      await page.getByRole('list', { name: 'Streams' }).getByRole('button', { name: stream }).click();
      const events = page.getByRole('list', { name: 'Events' });
      await events
        .getByRole('button', { name: /^ProductViewed/ })
        .first()
        .click();
      const event = page.getByRole('dialog', { name: 'ProductViewed' });
      await event.getByText(`"${first}"`).waitFor();
      await event.getByText(stream).waitFor();
      expect(await photograph(page, 'admin-event')).toEqual([]);
    },
    SCENE_MS,
  );

  it('without an error on any page', () => {
    expect({
      shopper: shopper.complaints,
      agent: agent.complaints,
      administrator: administrator.complaints,
    }).toEqual({ shopper: [], agent: [], administrator: [] });
  });
});
