import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { conversationStream, type Recorded } from '#protocol';
import { keywordClassifier } from '../e2e/keyword-classifier.js';
import { type Running, running } from '../e2e/running.js';
import { expectAccessible } from './accessible.js';
import { obstacle, openBrowser } from './browser.js';
import { drag, MAY_COPY, pastePicture, pdf } from './files.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { type Script, scripts } from './shopper-scripts.js';
import { twoDevices } from './two-devices.js';
import { until } from './until.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const SCENE_MS = 60_000;
/** What a browser says of a line that was cut: by the test, or because somebody else sits there now. */
const CUT = /ERR_INTERNET_DISCONNECTED|WebSocket connection/;
const isOurs = (complaint: string): boolean => !CUT.test(complaint);
/** Understands whether the address is to be changed, besides what the other tests ask. */
const classifier: typeof keywordClassifier = async () => {
  const opened = await keywordClassifier();
  return {
    ...opened,
    answer: async (questions) => {
      const { model, answers } = await opened.answer(questions);
      return {
        model,
        answers: answers.map((answer, at) =>
          /address|地址/.test(questions[at]?.text ?? '')
            ? {
                ...answer,
                ranking: [{ intent: 'change_shipping_address', probability: 0.95 }],
                outOfScope: false,
                band: 'sure' as const,
              }
            : answer,
        ),
      };
    },
  };
};

describeInBrowser(
  `a shopper’s conversation, in a browser${obstacle === undefined ? '' : ` (${obstacle})`}`,
  () => {
    let server: Running;
    let browser: Browser;

    beforeAll(async () => {
      server = await running({ openClassifier: classifier });
      browser = await openBrowser();
    }, SCENE_MS);

    afterAll(async () => {
      await browser.close();
      await server.remove();
    });

    describe.each(scripts)('in $language, from $width px', (script) => {
      let seat: Seat;
      let page: Page;

      beforeAll(async () => {
        seat = await takeSeat(browser, {
          viewport: { width: script.width, height: 780 },
          locale: script.locale,
          permissions: MAY_COPY,
        });
        page = seat.page;
      });

      afterAll(() => page.context().close());

      const line = (text: string | RegExp): Locator =>
        page.getByRole('log').getByRole('listitem').filter({ hasText: text });
      const box = (name = script.write): Locator => page.getByRole('textbox', { name, exact: true });
      const photo = async (name: string): Promise<void> => {
        expect(await photograph(page, `shopper-${name}-${script.language}`)).toEqual([]);
        await page.setViewportSize({ width: script.width, height: 780 });
      };

      async function write(text: string, name?: string): Promise<void> {
        await box(name).fill(text);
        await box(name).press('Enter');
      }

      it(
        'asks, and presses a button in place of writing',
        async () => {
          await openShop(page, server, script);
          await page.getByRole('button', { name: script.open }).click();
          await write(script.question);
          await line(script.order).waitFor();
          await page.getByRole('group', { name: script.choices }).getByRole('button').first().click();
          await until(async () => (await said(server, script)).some(({ data }) => data.choice !== undefined));
          await page.getByRole('log').locator('.assistant').nth(1).waitFor();
          // Somebody looks at it, and the server knows.
          const conversationId = (await said(server, script))[0]?.data.conversationId ?? '';
          const read = { types: ['MessagesRead'], streamPrefixes: [conversationStream(conversationId)] };
          await until(async () => (await server.house.store.count(read)) > 0);
          await photo('answer');
        },
        SCENE_MS,
      );

      it(
        'is led through a change of address: what is wrong is said at once, what was written can be changed',
        async () => {
          await write(script.wish);
          await box(script.recipient[0]).waitFor();
          await write(script.recipient[1], script.recipient[0]);
          await box(script.street[0]).waitFor();
          await write(script.wrongStreet, script.street[0]);
          await line(script.streetProblem).waitFor();
          await write(script.street[1], script.street[0]);
          await write(script.postcode[1], script.postcode[0]);
          await write(script.city[1], script.city[0]);
          await write(script.phone[1], script.phone[0]);
          const change = page.getByRole('button', { name: script.changeStreet });
          await change.waitFor();
          await expectAccessible(page, `summary ${script.language}`);
          await photo('summary');
          await change.click();
          await write(script.betterStreet, script.street[0]);
          await page.getByRole('button', { name: script.confirm }).click();
          await line(script.done).filter({ hasText: script.betterStreet }).waitFor();
        },
        SCENE_MS,
      );

      it(
        'loses nothing without a line, nor by a reload',
        async () => {
          await page.context().setOffline(true);
          await page.getByText(script.offline).waitFor();
          await write(script.meanwhile);
          await line(script.waiting).waitFor();
          await photo('offline');
          await page.context().setOffline(false);
          await line(script.meanwhile).getByText(script.sent, { exact: true }).waitFor();
          await page.reload();
          await page.getByRole('button', { name: script.open }).click();
          for (const text of [script.question, script.done, script.meanwhile])
            await line(text).first().waitFor();
          expect(
            (await said(server, script)).filter(({ data }) => data.text === script.meanwhile),
          ).toHaveLength(1);
        },
        SCENE_MS,
      );

      it(
        'sends a picture that is pasted and a PDF that is dropped, and not what cannot be sent',
        async () => {
          const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('notes') };
          await page.getByLabel(script.attach).setInputFiles(notes);
          await page.getByText(script.onlyPictures).waitFor();
          await page.getByRole('button', { name: script.removeNotes }).click();
          await pastePicture(page, box());
          const letGo = await drag(page, pdf, page.getByRole('log'));
          await page.getByText(script.dropHere).waitFor();
          await letGo();
          await until(async () => (await page.getByRole('progressbar').count()) === 0);
          await photo('files');
          await write(script.damaged);
          const sent = line(script.damaged);
          await sent.getByRole('button', { name: /image\.png$/ }).waitFor();
          const download = page.waitForEvent('download');
          await sent.getByRole('button', { name: /^invoice\.pdf/ }).click();
          expect(await bytesOf(await download)).toEqual(pdf.buffer);
          await until(async () =>
            (await said(server, script)).some(
              ({ data }) => data.attachments?.map(({ type }) => type).join() === 'image/png,application/pdf',
            ),
          );
        },
        SCENE_MS,
      );

      it(
        'saves the conversation, ends it and rates it',
        async () => {
          await page.getByRole('button', { name: script.menu, exact: true }).click();
          const download = page.waitForEvent('download');
          await page.getByRole('button', { name: script.save }).click();
          expect((await download).suggestedFilename()).toMatch(/\.html$/);
          await page.getByRole('button', { name: script.menu, exact: true }).click();
          await page.getByRole('button', { name: script.end }).click();
          await page.getByRole('button', { name: script.fourStars }).click();
          await page.getByText(script.thanks).waitFor();
          await expectAccessible(page, `rated ${script.language}`, { within: 'presage-chat' });
          await photo('rated');
          const conversationId = (await said(server, script))[0]?.data.conversationId;
          await until(async () =>
            (await ratings(server)).some(
              ({ data }) => data.conversationId === conversationId && data.rating === 4,
            ),
          );
        },
        SCENE_MS,
      );

      it('without an error on the page', () => {
        expect(seat.complaints.filter(isOurs)).toEqual([]);
      });
    });

    it(
      'is the same on a second device of the same shopper, read and unread',
      async () => {
        const seats = await twoDevices(browser, server);
        expect(seats.flatMap(({ complaints }) => complaints).filter(isOurs)).toEqual([]);
      },
      SCENE_MS,
    );
  },
);

/** What a download brought. */
const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path());

const ratings = async ({ house }: Running): Promise<readonly Recorded<'ConversationRated'>[]> => {
  const events = await house.store.readAll(0n, { types: ['ConversationRated'] }, 10);
  return events as unknown as readonly Recorded<'ConversationRated'>[];
};

/** What this script’s shopper has said so far. */
async function said(
  { house }: Running,
  { question }: Script,
): Promise<readonly Recorded<'ShopperMessageSent'>[]> {
  const events = (await house.store.readAll(
    0n,
    { types: ['ShopperMessageSent'] },
    200,
  )) as unknown as readonly Recorded<'ShopperMessageSent'>[];
  const first = events.find(({ data }) => data.text === question);
  return events.filter(({ data }) => data.conversationId === first?.data.conversationId);
}

/** In the script’s language, with an order that was just placed. */
async function openShop(page: Page, { url, house }: Running, script: Script): Promise<void> {
  await page.goto(`${url}/shop`);
  await page.getByRole('button', { name: script.open }).waitFor();
  const order = {
    order_id: script.orderId,
    total: 49.9,
    currency: 'EUR',
    products: [{ product_id: 'p-1', name: 'Mug', price: 49.9, quantity: 1 }],
  };
  await page.evaluate(`presage.track('Order Completed', ${JSON.stringify(order)})`);
  await until(async () => {
    const events = await house.store.readAll(0n, { types: ['OrderCompleted'] }, 10);
    return events.some(({ data }) => (data as { order_id?: string }).order_id === script.orderId);
  });
}
