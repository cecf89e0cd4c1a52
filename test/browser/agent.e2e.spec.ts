import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import type { StaffMember, TranscriptEntry } from '#protocol';
import { knownVisitor, post, type ShopperClient, shopperSocket } from '../e2e/clients.js';
import { type Running, running } from '../e2e/running.js';
import { expectAccessible } from './accessible.js';
import { obstacle, openBrowser } from './browser.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { signIn } from './sign-in.js';
import { until } from './until.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 120_000;
const SCENE_MS = 60_000;

const LIN: StaffMember = { id: 'agent-lin', name: 'Lin', email: 'lin@harbour-pine.example', role: 'agent' };
const PASSWORD = 'quiet-harbour-42';
const QUESTION = 'Where is my order? It was to be a birthday present.';
const THANKS = 'Thank you, that helps';

describeInBrowser(`the agents’ desk, in a browser${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let server: Running;
  let browser: Browser | undefined;
  let shopper: ShopperClient;
  let mira: Seat;
  let lin: Seat;
  let orderId: string;
  let conversationId: string;
  const heard: TranscriptEntry[] = [];

  beforeAll(async () => {
    server = await running({ env: { MESSAGES_PER_MINUTE: '1000' } });
    await server.house.staff.add(LIN, PASSWORD);
    const { token } = await knownVisitor(server, 'shopper-001');
    const order = { token, checkoutId: randomUUID(), lines: [{ productId: 'hp-k01', quantity: 1 }] };
    ({ orderId } = (await (await post(server, '/shop/api/orders', order)).json()) as { orderId: string });
    shopper = await shopperSocket(server, token);
    shopper.on('transcript.entry', ({ entry }) => void heard.push(entry));
    await say(QUESTION);
    await say('I want to talk to a human');
    browser = await openBrowser();
    mira = await takeSeat(browser);
    lin = await takeSeat(browser, { locale: 'zh-CN' });
    await signIn(mira.page, server, '/desk?tab=conversations', 'agent');
    await signInAsLin(lin.page);
  }, START_MS);

  afterAll(async () => {
    shopper.close();
    await browser?.close();
    await server.remove();
  });

  async function say(text: string): Promise<void> {
    const to = conversationId === undefined ? {} : { conversationId };
    const answer = await shopper.emitWithAck('message.send', { messageId: randomUUID(), text, ...to });
    if (!answer.ok) throw new Error(answer.problem.message);
    ({ conversationId } = answer.value);
  }

  async function signInAsLin(page: Page): Promise<void> {
    await page.goto(`${server.url}/desk?tab=conversations`);
    await page.getByLabel('邮箱').fill(LIN.email);
    await page.getByRole('textbox', { name: '密码' }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
  }

  const rows = (page: Page, list: string): Locator =>
    page.getByRole('list', { name: list }).getByRole('listitem').getByRole('button');

  /** Looks at it in both widths, in light and in dark, and lets the checker look at the last. */
  async function look(page: Page, name: string): Promise<void> {
    await expectAccessible(page, name);
    expect(await photograph(page, name)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, `${name}, dark`);
    expect(await photograph(page, `${name}-dark`)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it(
    'shows who waits, and who else looks',
    async () => {
      const { page } = mira;
      await rows(page, 'Conversations').filter({ hasText: 'waiting' }).first().click();
      await page.getByRole('article').filter({ hasText: QUESTION }).waitFor();
      await look(page, 'desk-open');
    },
    SCENE_MS,
  );
});
