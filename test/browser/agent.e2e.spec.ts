import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Running, running } from '../e2e/running.js';
import { expectAccessible } from './accessible.js';
import { called, look as turn, pressNotification } from './alerts.js';
import { obstacle, openBrowser } from './browser.js';
import { choose, drag, pastePicture, pdf } from './files.js';
import { offeredAndAccepted } from './offered-and-accepted.js';
import { photograph } from './photograph.js';
import type { Seat } from './seat.js';
import { goAway, look, row, toDesk, twoAgents } from './two-agents.js';
import { until } from './until.js';
import { WritingShopper } from './writing-shopper.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 120_000;
const SCENE_MS = 60_000;

const QUESTION = 'Where is my order? It was to be a birthday present.';
const WRITING = 'And can you wrap it';
const NOTE = 'It is a present, so the carrier must not leave it outside. @Lin can you call them?';

describeInBrowser(`the agents’ desk, in a browser${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let server: Running;
  let browser: Browser | undefined;
  let shopper: WritingShopper;
  let mira: Seat;
  let lin: Seat;

  beforeAll(async () => {
    server = await running({ env: { MESSAGES_PER_MINUTE: '1000', SHOW_TYPING: 'on' } });
    shopper = await WritingShopper.of(server, 'shopper-001');
    await shopper.say(QUESTION);
    await shopper.say('I want to talk to a human');
    browser = await openBrowser();
    ({ mira, lin } = await twoAgents(browser, server));
  }, START_MS);

  afterAll(async () => {
    shopper.close();
    await browser?.close();
    await server.remove();
  });

  it(
    'shows who waits, who else looks, and what the shopper is writing',
    async () => {
      const { page } = mira;
      await row(page, 'Conversations').click();
      await page.getByRole('article').filter({ hasText: QUESTION }).waitFor();
      await row(lin.page, '对话').click();
      await page.getByText('Lin is looking').waitFor();
      await lin.page.getByText('Mira 正在查看').waitFor();
      shopper.isWriting(WRITING);
      await page.getByText(WRITING, { exact: true }).waitFor();
    },
    SCENE_MS,
  );

  it(
    'is taken over and given on by keys, and the colleague finds it under what is theirs',
    async () => {
      const { page } = mira;
      await toDesk(page);
      await page.keyboard.press('t');
      await page.getByText('With you').waitFor();
      await page.keyboard.press('a');
      await page.getByRole('menuitem', { name: /^Lin/ }).click();
      await page.getByText('Assigned to Lin').first().waitFor();
      await lin.page.getByRole('button', { name: '我的 1' }).click();
      await lin.page.getByText('已分配给您').waitFor();
    },
    SCENE_MS,
  );

  it(
    'keeps notes among colleagues, and calls the one who is named, wherever they look',
    async () => {
      const { page } = mira;
      await lin.page.goto(`${server.url}/desk`);
      await lin.page.getByRole('button', { name: /Lin$/ }).click();
      await lin.page.getByRole('menuitemcheckbox', { name: '桌面通知', checked: false }).click();
      await lin.page.getByRole('menuitemcheckbox', { name: '桌面通知', checked: true }).waitFor();
      await lin.page.keyboard.press('Escape');
      await turn(lin.page, 'away');
      await toDesk(page);
      await page.keyboard.press('m');
      const note = page.getByRole('textbox', { name: 'Internal note' });
      await note.fill(NOTE.slice(0, NOTE.indexOf('@')));
      await note.pressSequentially('@Li');
      await page.getByRole('option', { name: 'Lin' }).waitFor();
      await note.press('Enter');
      await note.pressSequentially(NOTE.slice(NOTE.indexOf('@Lin ') + 5));
      await note.press('Enter');
      await page
        .getByRole('article')
        .filter({ hasText: 'Only colleagues see this' })
        .filter({ hasText: 'call them' })
        .waitFor();
      await lin.page.getByText('Mira 在备注中提到了您').waitFor();
      await until(async () => (await called(lin.page)).tones >= 2);
      const title = 'Mira 在备注中提到了您';
      expect((await called(lin.page)).notifications).toEqual([{ title, body: '' }]);
      await pressNotification(lin.page);
      await lin.page
        .getByRole('article')
        .filter({ hasText: '仅同事可见' })
        .filter({ hasText: NOTE })
        .and(lin.page.locator('[data-found-line="true"]'))
        .waitFor();
      expect(shopper.heard.some(({ text }) => text === NOTE)).toBe(false);
    },
    SCENE_MS,
  );

  it(
    'answers with a canned reply that knows the order, a card, a pasted picture and dropped and chosen files',
    async () => {
      const { page } = mira;
      await page.keyboard.press('Escape');
      await toDesk(page);
      await page.keyboard.press('q');
      const reply = page.getByRole('textbox', { name: 'Reply' });
      await reply.pressSequentially('status');
      await page
        .getByRole('option', { name: /^\/status/ })
        .filter({ hasText: shopper.orderId })
        .waitFor();
      await expectAccessible(page, 'canned replies');
      await photograph(page, 'desk-canned');
      await reply.press('Enter');
      expect(await reply.inputValue()).toContain(shopper.orderId);
      await page.getByRole('button', { name: 'Add to the reply' }).click();
      await page.getByRole('menuitem', { name: 'Product card…' }).click();
      await page.getByRole('textbox', { name: 'Search the catalogue' }).fill('skillet');
      await page
        .getByRole('button', { name: /^Add .*skillet.* to the reply$/i })
        .first()
        .click();
      await expectAccessible(page, 'product picker');
      await page.getByRole('button', { name: 'Close' }).click();
      await pastePicture(page, reply);
      const letGo = await drag(page, { ...pdf, name: 'return.pdf' }, reply);
      await page.getByText('Drop to add it to the reply').waitFor();
      await letGo();
      await choose(page, pdf);
      // Taken out, the same file can be chosen again.
      await page.getByRole('button', { name: 'Remove invoice.pdf' }).click();
      await choose(page, pdf);
      for (const name of ['image.png', 'return.pdf', 'invoice.pdf'])
        await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
      const text = await reply.inputValue();
      await reply.press('Enter');
      await shopper.hears(text);
      const sent = shopper.heard.find((entry) => entry.text === text);
      expect(sent?.parts).toEqual([expect.objectContaining({ kind: 'products' })]);
      expect(sent?.attachments?.map(({ type }) => type).toSorted()).toEqual([
        'application/pdf',
        'application/pdf',
        'image/png',
      ]);
    },
    SCENE_MS,
  );

  it(
    'inserts the suggested reply by one key',
    async () => {
      const { page } = mira;
      await shopper.say('When does my order arrive?');
      // It is Lin's, who looks elsewhere; Mira looks on, and is left in peace.
      await until(async () => (await called(lin.page)).tones >= 4);
      const wrote = { title: expect.stringMatching(/发来新消息$/), body: 'When does my order arrive?' };
      expect((await called(lin.page)).notifications.at(-1)).toEqual(wrote);
      expect(await called(page)).toEqual({ notifications: [], tones: 0 });
      await turn(lin.page, 'here');
      const suggested = page.getByRole('region', { name: 'Suggested reply' });
      await suggested.waitFor();
      const words = await suggested.getByRole('paragraph').innerText();
      await look(page, 'desk-suggestion');
      await toDesk(page);
      await page.keyboard.press('i');
      const reply = page.getByRole('textbox', { name: 'Reply' });
      await until(async () => (await reply.inputValue()) !== '');
      expect((await reply.inputValue()).replaceAll(/\s+/g, ' ')).toContain(words.slice(0, 20));
      await reply.fill('');
      await reply.press('Escape');
    },
    SCENE_MS,
  );

  it(
    'is tagged, snoozed, and back as soon as the shopper writes',
    async () => {
      const { page } = mira;
      await toDesk(page);
      await page.keyboard.press('l');
      await page.getByRole('textbox', { name: 'Add a tag' }).fill('present');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Remove the tag present' }).first().waitFor();
      await page.keyboard.press('Escape');
      await toDesk(page);
      await page.keyboard.press('s');
      await page.getByRole('button', { name: /^Tomorrow/ }).click();
      await page.getByText(/^Snoozed until/).waitFor();
      await page.getByRole('button', { name: 'Snoozed, resolved and tags' }).click();
      await page.getByRole('menuitem', { name: 'Snoozed' }).click();
      await row(page, 'Conversations').filter({ hasText: 'present' }).waitFor();
      await shopper.say('Is anybody there?');
      await page.getByText('Back in the queue: the shopper wrote').waitFor();
      await page.getByRole('button', { name: 'All 1' }).click();
    },
    SCENE_MS,
  );

  it(
    'finds what was said, and opens it at that line',
    async () => {
      const { page } = mira;
      await toDesk(page);
      await page.keyboard.press('/');
      await page.getByRole('textbox', { name: 'Filter the list and search transcripts' }).fill('birthday');
      const hit = page.getByRole('list', { name: 'What was said' }).getByRole('button');
      await hit.getByText('birthday', { exact: true }).first().waitFor();
      await look(page, 'desk-search');
      await hit.first().click();
      await page.locator('[data-found-line="true"]').filter({ hasText: QUESTION }).waitFor();
      await page.getByRole('button', { name: 'Clear' }).click();
    },
    SCENE_MS,
  );

  it(
    'is in Chinese too, on a small screen and a wide one',
    async () => {
      const { page } = lin;
      await look(page, 'desk-zh');
      await toDesk(page);
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: '快捷键' }).waitFor();
      await expectAccessible(page, 'keys, in Chinese');
      await photograph(page, 'desk-keys-zh');
      await page.keyboard.press('Escape');
    },
    SCENE_MS,
  );

  it(
    'shows the offer of help that led to a conversation, what it rests on, and how far it came',
    async () => {
      const card = await offeredAndAccepted(server);
      const { page } = mira;
      await page.getByRole('button', { name: 'All 2' }).waitFor();
      await page.keyboard.press('n');
      const list = page.getByRole('list', { name: 'Conversations', exact: true });
      await list.getByRole('button').filter({ hasNotText: 'present' }).click();
      const offer = page.getByRole('region', { name: 'An offer of help led here' });
      await offer.getByText(card.saw).waitFor();
      await offer.getByRole('list', { name: 'Because of' }).getByText('Payment failed').nth(1).waitFor();
      await offer.getByText(/^Accepted \d/).waitFor();
      await look(page, 'desk-offer');
      await page.goBack();
      await page.getByRole('article').filter({ hasText: QUESTION }).waitFor();
    },
    SCENE_MS,
  );

  it(
    'goes back to the assistant, comes to whoever is away no more until they say so, and ends',
    async () => {
      const { page } = mira;
      await goAway(page, 'Your duty', 'Away');
      await goAway(lin.page, '接待状态', '离开');
      await toDesk(page);
      await page.keyboard.press('h');
      await page.getByText('Handed back to the assistant').waitFor();
      await shopper.say('I want to talk to a human');
      await lin.page.getByText('您已离开，1 位顾客正在等待客服。').waitFor();
      const away = page.getByText('You are away. 1 shopper is waiting for an agent.');
      await away.waitFor();
      await expectAccessible(page, 'away while somebody waits');
      await page.getByRole('button', { name: 'Be available' }).click();
      await page.getByText('Assigned to you').waitFor();
      await away.waitFor({ state: 'detached' });
      await toDesk(page);
      await page.keyboard.press('e');
      await page.getByText('Resolved by an agent').waitFor();
      await page.getByText('Resolved. It opens again when the shopper writes.').waitFor();
    },
    SCENE_MS,
  );

  it('without an error on any page', () => {
    expect({ mira: mira.complaints, lin: lin.complaints }).toEqual({ mira: [], lin: [] });
  });
});
