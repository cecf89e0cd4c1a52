import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { ReplyPart } from '#protocol';
import { type Running, running } from '../e2e/running.js';
import { expectAccessible } from './accessible.js';
import { obstacle, openBrowser } from './browser.js';
import { countedBy, type ForeignShop, foreignShop, watchPage } from './foreign-shop.js';
import { picture } from './picture.js';
import { conversationAnswered, offerHelp, say } from './said.js';
import { type Seat, takeSeat } from './seat.js';
import { until } from './until.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const SCENE_MS = 60_000;
const LIMIT_BYTES = 45_000;
/** What a browser says of a line that the test itself cut, and of its looking into a canvas. */
const CUT = /ERR_INTERNET_DISCONNECTED|WebSocket connection|willReadFrequently/;

/** The middle of the picture is red. */
const DRAWN = `(() => {
  const canvas = document.querySelector('presage-chat').shadowRoot.querySelector('.files canvas');
  const [red, , , alpha] = canvas?.getContext('2d').getImageData(4, 4, 1, 1).data ?? [];
  return red > 200 && alpha > 0;
})()`;

const PARTS: readonly (readonly [string, readonly ReplyPart[]])[] = [
  [
    'Which of these do you mean?',
    [
      {
        kind: 'choices',
        choices: [
          { label: 'Return an item', choice: { kind: 'intent', intent: 'return_item' } },
          { label: 'Neither', choice: { kind: 'none' } },
        ],
      },
    ],
  ],
  [
    'This may help',
    [
      {
        kind: 'products',
        recommendationId: 'r-1',
        products: [
          { productId: 'p-1', name: 'Linen shirt', price: 89.9, currency: 'EUR', url: '/p-1' },
          { productId: 'p-2', name: 'Wool blanket', price: 120, currency: 'EUR', reason: 'For you' },
        ],
      },
      {
        kind: 'articles',
        articles: [{ articleId: 'a-1', title: 'Refunds', passage: 'Within five working days.', url: '/a' }],
      },
    ],
  ],
  [
    'Please check',
    [
      {
        kind: 'summary',
        rows: [
          { label: 'Street', value: '12 Harbour Road', field: 'street' },
          { label: 'Order', value: '10234' },
        ],
      },
      {
        kind: 'choices',
        choices: [
          { label: 'Change the address', primary: true, choice: { kind: 'confirm', flowId: 'f-1' } },
          { label: 'Leave it', choice: { kind: 'abandon', flowId: 'f-1' } },
        ],
      },
    ],
  ],
  [
    'Which number may the courier call?',
    [
      {
        kind: 'input',
        flowId: 'f-1',
        field: 'phone',
        label: 'Phone number',
        type: 'tel',
        hint: 'With the country code',
      },
    ],
  ],
];

describeInBrowser(
  `the widget in a shop of another origin, under a strict content policy${obstacle === undefined ? '' : ` (${obstacle})`}`,
  () => {
    let server: Running;
    let shop: ForeignShop;
    let browser: Browser;
    let seat: Seat;
    let page: Page;
    const order: string[] = [];

    beforeAll(async () => {
      server = await running();
      shop = await foreignShop(server.url);
      browser = await openBrowser();
      seat = await takeSeat(browser, { viewport: { width: 1000, height: 760 }, reducedMotion: 'reduce' });
      page = seat.page;
      await watchPage(page);
      page.once('load', () => order.push('load'));
      page.once('websocket', () => order.push('websocket'));
    }, SCENE_MS);

    afterAll(async () => {
      await browser.close();
      await shop.close();
      await server.remove();
    });

    const line = (text: string) => page.getByRole('log').getByRole('listitem').filter({ hasText: text });

    it(
      'is small, and opens its line when the page is done',
      async () => {
        const script = await readFile('dist/apps/widget/presage.js');
        expect(gzipSync(script, { level: 9 }).length).toBeLessThan(LIMIT_BYTES);
        const connected = page.waitForEvent('websocket');
        await page.goto(`${shop.url}/en`);
        await connected;
        expect(order).toEqual(['load', 'websocket']);
        await page.getByRole('button', { name: 'Ask us' }).waitFor();
        await expectAccessible(page, 'closed');
      },
      SCENE_MS,
    );

    const card = () => page.getByRole('region', { name: 'Offer of help' });
    const happened = (type: string) =>
      until(async () => (await server.house.store.count({ types: [type] })) === 1);
    async function shopperId(): Promise<string> {
      const { shopperId: id } = await page.evaluate<{ readonly shopperId: string }>('presage.visitor()');
      return id;
    }

    it(
      'offers help beside the launcher, says so politely, and takes no focus',
      async () => {
        await page.getByLabel('Name').focus();
        await offerHelp(server, await shopperId(), 'Your payment failed twice.');
        await card().getByText('Your payment failed twice.').waitFor();
        await happened('HelpShown');
        expect(await page.getByRole('status').allInnerTexts()).toContain(
          'Offer of help: Your payment failed twice.',
        );
        expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
        await expectAccessible(page, 'card');
        await page.keyboard.press('Escape');
        await card().waitFor({ state: 'detached' });
        await happened('HelpDismissed');
        expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT');
      },
      SCENE_MS,
    );

    it(
      'chats, and shows every kind of answer',
      async () => {
        await page.getByRole('button', { name: 'Ask us' }).click();
        await expectAccessible(page, 'open');
        await page.getByRole('textbox', { name: 'Write your question' }).fill('Where is my order?');
        await page.keyboard.press('Enter');
        const { data } = await conversationAnswered(server);
        await line('order number').first().waitFor();
        for (const [text, parts] of PARTS) {
          await say(server, data, text, parts);
          await line(text).first().waitFor();
          await expectAccessible(page, text);
        }
        await page.getByRole('textbox', { name: 'Phone number' }).waitFor();
        // Buttons of an answer that something was said after are no buttons any more.
        expect(await page.getByRole('button', { name: 'Change the address' }).count()).toBe(0);
        expect(await line('Please check').getByText('Change the address').count()).toBe(1);
      },
      SCENE_MS,
    );

    it(
      'holds help back from whoever writes, shows it after, and asks what was offered',
      async () => {
        await page.getByRole('textbox', { name: 'Phone number' }).fill('+49');
        await offerHelp(server, await shopperId(), 'Your coupon was refused.');
        await page.getByRole('button', { name: 'Close the chat' }).click();
        await page.getByRole('button', { name: 'Ask us' }).click();
        await until(() => page.evaluate('document.querySelector("presage-chat").state.help !== undefined'));
        expect(await card().count()).toBe(0);
        await page.getByRole('textbox', { name: 'Phone number' }).fill('');
        await card().getByRole('button', { name: 'See what helps' }).click();
        await line('See what helps').waitFor();
        await happened('HelpAccepted');
        await card().waitFor({ state: 'detached' });
      },
      SCENE_MS,
    );

    it(
      'offers no help to whoever wants none, until they do again',
      async () => {
        await offerHelp(server, await shopperId(), 'Your card expires.');
        await card().getByRole('button', { name: 'More about this offer' }).click();
        await card().getByRole('button', { name: 'Don’t offer help again' }).click();
        await card().waitFor({ state: 'detached' });
        await happened('HelpMuted');
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await expectAccessible(page, 'menu');
        await page.getByRole('button', { name: 'Offer help again' }).click();
        await happened('HelpUnmuted');
      },
      SCENE_MS,
    );

    it(
      'keeps what is written without a line, and sends it once when there is one',
      async () => {
        await page.context().setOffline(true);
        await page.getByText('No connection.').waitFor();
        await page.getByRole('textbox').last().fill('Still there? My order …');
        await page.keyboard.press('Enter');
        await line('Will be sent when you are back online').waitFor();
        await expectAccessible(page, 'offline');
        await page.context().setOffline(false);
        await line('Still there?').getByText('Sent', { exact: true }).waitFor();
        const sent = await server.house.store.readAll(0n, { types: ['ShopperMessageSent'] }, 10);
        expect(sent).toHaveLength(3);
      },
      SCENE_MS,
    );

    it(
      'sends a picture, shows it after a reload, and saves the conversation',
      async () => {
        await page.getByLabel('Attach a picture or PDF').setInputFiles(picture);
        await page.getByText('1 kB').waitFor();
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        await page.getByRole('button', { name: 'Open parcel.png' }).waitFor();
        await page.getByText('Sent', { exact: true }).last().waitFor();
        expect(await countedBy(page)).toEqual({ shifts: [], forbidden: [] });
        await page.reload();
        await page.getByRole('button', { name: /^Ask us/ }).click();
        await until(() => page.evaluate(DRAWN));
        const saved = page.waitForEvent('download');
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('button', { name: 'Save this conversation' }).click();
        expect(await readFile(await (await saved).path(), 'utf8')).toContain('Where is my order?');
      },
      SCENE_MS,
    );

    it(
      'lists conversations, begins another and comes back',
      async () => {
        await page.getByRole('button', { name: 'More', exact: true }).click();
        await page.getByRole('button', { name: 'New conversation' }).click();
        await page.getByText('Hello! Ask about').waitFor();
        await page.getByRole('button', { name: 'Your conversations' }).click();
        const one = page.getByRole('listitem').getByRole('button', { name: /Assistant/ });
        await one.waitFor();
        await expectAccessible(page, 'list');
        await one.click();
        await line('Still there?').waitFor();
      },
      SCENE_MS,
    );

    it(
      'without anything that the policy forbids, a jump of the page, or an error',
      async () => {
        expect(await countedBy(page)).toEqual({ shifts: [], forbidden: [] });
        expect(seat.complaints.filter((complaint) => !CUT.test(complaint))).toEqual([]);
      },
      SCENE_MS,
    );
  },
);
