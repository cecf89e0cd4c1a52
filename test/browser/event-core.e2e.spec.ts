import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { conversationStream, type DocumentHistory, shopperStream } from '#protocol';
import { projections } from '../../src/projections.js';
import { DemoShop } from '../../src/shop/demo-shop.js';
import { type Running, running } from '../e2e/running.js';
import { obstacle, openBrowser } from './browser.js';
import { FAULT, type Fragile, fragile } from './fragile.js';
import { conversationWithAnswer, denyCoupon } from './happenings.js';
import { caughtUp, fillTo } from './long-log.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { signIn } from './sign-in.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 600_000;
const SCENE_MS = 300_000;
/** Enough for a pause and a resumption in the middle; the browser sees the same at 200,000. */
const EVENTS = 40_000;
/** A replay of all of them on a busy machine. */
const REPLAY = { timeout: 240_000 };

describeInBrowser(`the event core, in a browser${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let server: Running;
  let browser: Browser | undefined;
  let seat: Seat;
  let journeys: Fragile;
  /** Somebody with a history, signed in and under an earlier id too. */
  let person: { readonly id: string; readonly name: string };

  beforeAll(async () => {
    const all = projections.map((projection) => {
      if (projection.name !== 'journey') return projection;
      journeys = fragile(projection);
      return journeys.projection;
    });
    server = await running({ seeded: true, projections: all });
    await fillTo(server.house, EVENTS);
    const { shoppers } = await DemoShop.load();
    const found = shoppers.find(({ situation }) => situation === 'order-in-transit');
    if (found === undefined) throw new Error('The demo shop has nobody with an order in transit.');
    person = found;
    browser = await openBrowser();
    seat = await takeSeat(browser);
    await signIn(seat.page, server, '/admin', 'administrator');
    await seat.page.getByText('events in the log').waitFor();
  }, START_MS);

  afterAll(async () => {
    await browser?.close();
    await server.remove();
  });

  const go = (page: Page, name: string): Promise<void> =>
    page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name }).click();

  /** Photographs in both widths, in light and in dark, and says where the page had to be moved sideways. */
  async function photographBoth(page: Page, name: string): Promise<void> {
    expect(await photograph(page, name)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await photograph(page, `${name}-dark`)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  }

  const numberIn = async (found: Locator): Promise<number> =>
    Number(((await found.textContent()) ?? '').replaceAll(/\D/g, ''));

  it(
    'replays a projection beside the live one: pause, resume, compare, swap, undo',
    async () => {
      const { page } = seat;
      await go(page, 'Projections');
      expect(await photograph(page, 'projections')).toEqual([]);
      await page.getByRole('link', { name: 'portrait' }).click();
      await page.getByText('Nothing is being replayed').waitFor();
      await page.getByRole('button', { name: 'Replay…' }).click();
      const form = page.getByRole('dialog', { name: 'Replay portrait' });
      await form.getByText('What if').click();
      await form.getByLabel('Half-life of leanings, in days').fill('seven');
      await form.getByRole('button', { name: 'Start replay' }).click();
      await form.getByText('A number is needed here.').waitFor();
      expect(await photograph(page, 'replay-form')).toEqual([]);
      await form.getByLabel('Half-life of leanings, in days').fill('7');
      await form.getByRole('button', { name: 'Start replay' }).click();

      const replay = page.getByRole('article', { name: 'All documents · half-life 7 days' });
      await replay.getByRole('button', { name: 'Pause' }).click();
      await replay.getByText('Paused', { exact: true }).waitFor();
      const way = replay.getByRole('progressbar', { name: 'Progress' });
      const paused = Number(await way.getAttribute('aria-valuenow'));
      expect(paused).toBeLessThan(100);
      await photographBoth(page, 'replay-paused');
      await page.reload();
      await replay.getByText('Paused', { exact: true }).waitFor();
      expect(Number(await way.getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(paused);

      await replay.getByRole('button', { name: 'Resume' }).click();
      await replay.getByText('Ready', { exact: true }).waitFor(REPLAY);
      await replay.getByRole('button', { name: 'Compare' }).click();
      const comparison = replay.getByRole('region', { name: 'Live and replayed' });
      const counted = comparison
        .getByRole('row', { name: /^changed/ })
        .getByRole('cell')
        .first();
      await counted.waitFor(REPLAY);
      expect(await numberIn(counted)).toBeGreaterThan(0);
      await comparison.getByRole('rowheader', { name: 'halfLifeDays' }).first().waitFor();
      await photographBoth(page, 'replay-comparison');

      const live = await server.house.readModels.generations(portrait());
      await replay.getByRole('button', { name: 'Swap in…' }).click();
      const sure = page.getByRole('dialog', { name: 'Swap in the new version of portrait?' });
      expect(await photograph(page, 'replay-swap')).toEqual([]);
      await sure.getByRole('button', { name: 'Swap in' }).click();
      await replay.getByText('Swapped in', { exact: true }).waitFor();
      expect(await server.house.readModels.generations(portrait())).not.toEqual(live);
      await replay.getByRole('button', { name: 'Undo the swap' }).click();
      await replay.getByText('Undone', { exact: true }).waitFor();
    },
    SCENE_MS,
  );

  it(
    'travels a portrait through time with the slider, also by keys, and compares two moments',
    async () => {
      const { page } = seat;
      await page.goto(`${server.url}/desk?shopper=u-${person.id}`);
      await page.getByRole('link', { name: 'Travel through time' }).click();
      const slider = page.getByRole('slider', { name: 'Moment' });
      await slider.waitFor();
      const last = Number(await slider.getAttribute('aria-valuemax'));
      expect(await slider.getAttribute('aria-valuenow')).toBe(String(last));
      const document = page.getByRole('region', { name: 'The document' });
      await document.getByRole('heading', { name: person.name }).waitFor();
      await photographBoth(page, 'travel-now');

      await slider.press('Home');
      await document.getByText('There was no document yet.').waitFor();
      await slider.press('ArrowRight');
      await document.getByText('· 1 event so far').waitFor();
      await slider.press('PageUp');
      await document.getByText('· 11 events so far').waitFor();
      await page.getByRole('button', { name: 'Event after' }).click();
      await document.getByText('· 12 events so far').waitFor();
      const twelfth = await positionOf(page, 12);
      await page.waitForURL((url) => url.searchParams.get('at') === twelfth);
      await page.reload();
      await document.getByText('· 12 events so far').waitFor();
      await page.getByRole('region', { name: 'What this event changed' }).getByRole('row').nth(1).waitFor();

      const box = await slider.locator('..').boundingBox();
      await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.7, (box?.y ?? 0) + (box?.height ?? 0) / 2);
      await document.getByText('· 12 events so far').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Compare with…' }).click();
      const other = page.getByRole('slider', { name: 'Compared with' });
      await other.press('Home');
      await other.press('ArrowRight');
      const between = page.getByRole('region', { name: 'What changed between the two' });
      await between.getByRole('rowheader', { name: 'lastSeen' }).waitFor();
      await photographBoth(page, 'travel-compare');
      await between
        .getByRole('row', { name: /^lastSeen/ })
        .getByRole('button')
        .click();
      await page
        .getByRole('dialog')
        .getByText(shopperStream(`u-${person.id}`))
        .waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: '中文' }).click();
      expect(await photograph(page, 'travel-zh')).toEqual([]);
      await page.getByRole('button', { name: 'English' }).click();
    },
    SCENE_MS,
  );

  it(
    'sets aside what a projection cannot apply, and applies it after the fix',
    async () => {
      const { page } = seat;
      await go(page, 'Quarantine');
      await page.getByText('Nothing is set aside').waitFor();
      journeys.fail('CouponDenied');
      for (const shopperId of ['u-one', 'u-two', 'u-two']) await denyCoupon(server, shopperId);
      await caughtUp(server.house);
      await page.getByRole('button', { name: 'Refresh' }).click();
      const group = page.getByRole('article', { name: FAULT });
      await group.getByText('journey@1 · 3 events · 2 documents lack them').waitFor();
      await group.getByRole('button', { name: 'Try this group again' }).click();
      await page.getByText('0 events applied, 3 still failing.').waitFor();
      await photographBoth(page, 'quarantine');
      journeys.fail(undefined);
      await group.getByRole('button', { name: 'Try this group again' }).click();
      await page.getByText('3 events applied, 0 still failing.').waitFor();
      await page.getByText('Nothing is set aside').waitFor();
    },
    SCENE_MS,
  );

  it(
    'finds events, follows what one caused, and lets them be taken away',
    async () => {
      const { page } = seat;
      await go(page, 'Search');
      const conversation = conversationStream(await conversationWithAnswer(server));
      await page.getByLabel('Type').selectOption('AssistantReplied');
      await page.getByLabel('Stream begins with').fill(conversation);
      const events = page.getByRole('list', { name: 'Events' });
      await events
        .getByRole('button', { name: /^AssistantReplied/ })
        .first()
        .click();
      expect(await photograph(page, 'search')).toEqual([]);
      await page.getByRole('link', { name: 'Follow what it caused' }).click();
      const tree = page.getByRole('tree', { name: 'Events by what caused them' });
      await tree.getByRole('treeitem').first().waitFor();
      await photographBoth(page, 'follow');
      const asked = tree.getByRole('treeitem', { name: /^ShopperMessageSent/ });
      const answered = tree.getByRole('treeitem', { name: /^AssistantReplied/ });
      await answered.waitFor();
      await asked.focus();
      await asked.press('ArrowLeft');
      await answered.waitFor({ state: 'detached' });
      await asked.press('ArrowRight');
      await answered.waitFor();

      await page.getByRole('link', { name: 'As a list' }).click();
      await page.getByRole('button', { name: 'Export' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'As NDJSON' }).click(),
      ]);
      expect(await download.failure()).toBeNull();
      await download.delete();
    },
    SCENE_MS,
  );

  it(
    'takes a backup and verifies it',
    async () => {
      const { page } = seat;
      await go(page, 'Backups');
      await page.getByText('No backup yet').waitFor();
      await page.getByRole('button', { name: 'Take a backup' }).click();
      await page.getByRole('button', { name: 'Verify' }).click(REPLAY);
      await page.getByText(/^All well: /).waitFor(REPLAY);
      await photographBoth(page, 'backups');
    },
    SCENE_MS,
  );

  it(
    'forgets a shopper and proves it',
    async () => {
      const { page } = seat;
      const shopperId = `u-${person.id}`;
      await page.goto(`${server.url}/desk?shopper=${shopperId}`);
      await page.getByRole('link', { name: 'Forget…' }).click();
      const reach = page.getByRole('region', { name: 'What it would reach' });
      await reach.getByText(shopperId, { exact: true }).waitFor();
      await reach.getByLabel(`Type ${shopperId} to confirm`).fill('somebody else');
      await reach.getByLabel('Reason').fill('Asked for it by letter');
      await reach.getByRole('button', { name: 'Forget for good' }).click();
      await reach.getByText('This is not the id above.').waitFor();
      expect(await photograph(page, 'forget')).toEqual([]);
      await reach.getByLabel(`Type ${shopperId} to confirm`).fill(shopperId);
      await reach.getByRole('button', { name: 'Forget for good' }).click();
      await page.getByText('Nothing personal can be read any more.').waitFor(REPLAY);
      await photographBoth(page, 'forgotten');
      await page.goto(`${server.url}/admin/travel?projection=portrait&key=${shopperId}`);
      await page
        .getByRole('region', { name: 'The document' })
        .getByText('Forgotten at the shopper’s request')
        .first()
        .waitFor();
      expect(await page.getByText(person.name).count()).toBe(0);
      expect(await photograph(page, 'travel-forgotten')).toEqual([]);
    },
    SCENE_MS,
  );

  it('without an error on any page', () => {
    expect(seat.complaints).toEqual([]);
  });

  /** Position of the n-th event in the history that is shown, as the server tells it. */
  const positionOf = async (page: Page, n: number): Promise<string | undefined> => {
    const key = new URL(page.url()).searchParams.get('key') ?? '';
    const answer = await page.request.get(`${server.url}/api/admin/projections/portrait/history?key=${key}`);
    const { moments } = (await answer.json()) as DocumentHistory;
    return moments[n - 1]?.position;
  };

  const portrait = () => {
    const found = projections.find(({ name }) => name === 'portrait');
    if (found === undefined) throw new Error('There is no portrait.');
    return found;
  };
});
