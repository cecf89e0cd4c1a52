import type { Browser, Locator, Page } from 'playwright-core';
import { conversationStream, type Recorded } from '#protocol';
import { post } from '../e2e/clients.js';
import type { Running } from '../e2e/running.js';
import { say } from './said.js';
import { type Seat, takeSeat } from './seat.js';
import { until } from './until.js';

const QUESTION = 'Which sizes of the rug do you have?';
const ANSWER = 'It comes in two sizes.';
const FROM_PHONE = 'The larger one, please.';

/**
 * One shopper who is logged in on a laptop and on a phone: both show the same conversation, what is written on one
 * appears on the other, and what was read on one is new on neither.
 */
export async function twoDevices(browser: Browser, server: Running): Promise<readonly Seat[]> {
  const laptop = await takeSeat(browser);
  const phone = await takeSeat(browser, { viewport: { width: 360, height: 780 }, hasTouch: true });
  await Promise.all([logIn(laptop.page, server), logIn(phone.page, server)]);

  await launcher(laptop.page).click();
  await write(laptop.page, QUESTION);
  await laptop.page.getByRole('log').locator('.assistant').first().waitFor();
  const asked = await whereAsked(server);
  await read(server, asked.conversationId);
  await laptop.page.getByRole('button', { name: 'Close the chat' }).click();
  await launcher(phone.page).click();
  await line(phone.page, QUESTION).waitFor();
  await phone.page.getByRole('button', { name: 'Close the chat' }).click();

  await say(server, asked, ANSWER, []);
  for (const { page } of [laptop, phone]) await launcher(page, 'Ask us (1 new answer)').waitFor();
  await launcher(phone.page).click();
  await line(phone.page, ANSWER).waitFor();
  // Read on the phone, it is new on the laptop no more.
  await launcher(laptop.page, 'Ask us').waitFor();

  await launcher(laptop.page).click();
  await write(phone.page, FROM_PHONE);
  await line(laptop.page, FROM_PHONE).waitFor();
  await line(phone.page, FROM_PHONE).getByText('Sent', { exact: true }).waitFor();
  // Answers may come to one a moment before the other.
  await until(async () => String(await said(laptop.page)) === String(await said(phone.page)));
  await laptop.page.context().close();
  await phone.page.context().close();
  return [laptop, phone];
}

/** In the shop, as the same person; the shop tells the widget on every page. */
async function logIn(page: Page, server: Running): Promise<void> {
  const login = await post(server, '/shop/api/login', { shopperId: 'shopper-002' });
  await page.addInitScript(
    `localStorage.setItem('harbour-pine.login', ${JSON.stringify(await login.text())})`,
  );
  await page.goto(`${server.url}/shop`);
}

async function whereAsked({ house }: Running) {
  const all = await house.store.readAll(0n, { types: ['ShopperMessageSent'] }, 500);
  const asked = (all as unknown as readonly Recorded<'ShopperMessageSent'>[]).find(
    ({ data }) => data.text === QUESTION,
  );
  if (!asked) throw new Error('The question is not in the log.');
  return asked.data;
}

/** The server knows that the shopper has seen an answer there. */
const read = ({ house }: Running, conversationId: string): Promise<void> => {
  const filter = { types: ['MessagesRead'], streamPrefixes: [conversationStream(conversationId)] };
  return until(async () => (await house.store.count(filter)) > 0);
};

const launcher = (page: Page, name: string | RegExp = /^Ask us/): Locator =>
  page.getByRole('button', { name, exact: true });
const line = (page: Page, text: string): Locator =>
  page.getByRole('log').getByRole('listitem').filter({ hasText: text });
const said = (page: Page): Promise<readonly string[]> =>
  page.getByRole('log').locator('.bubble').allInnerTexts();

async function write(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Write your question' });
  await box.fill(text);
  await box.press('Enter');
}
