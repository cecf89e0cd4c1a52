import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demoAccounts } from '../../src/shop/demo-staff.js';
import { type Running, running } from '../e2e/running.js';
import { expectAccessible } from './accessible.js';
import { obstacle, openBrowser } from './browser.js';
import { takeSeat } from './seat.js';

const describeInBrowser = obstacle === undefined ? describe : describe.skip;
const START_MS = 240_000;
const TOUR_MS = 180_000;

const CONSOLE = [
  'desk',
  'admin',
  'admin/live',
  'admin/streams',
  'admin/search',
  'admin/rejected',
  'admin/outbound',
  'admin/projections',
  'admin/projections/portrait',
  'admin/travel',
  'admin/quarantine',
  'admin/policies',
  'admin/policies/new',
  'admin/content',
  'admin/content/answers?item=order_status',
  'admin/content/canned',
  'admin/content/intents',
  'admin/outcomes',
  'admin/understanding',
  'admin/understanding/evaluation',
  'admin/understanding/review',
  'admin/foresight',
  'admin/foresight/evaluation',
  'admin/foresight/recommendations',
  'admin/privacy',
  'admin/backups',
];
const SHOP = ['shop', 'shop/all', 'shop/p/hp-k01', 'shop/cart', 'shop/orders', 'shop/help', 'shop/nowhere'];

/** Both languages, both widths, light and dark, without going everywhere in every mixture. */
const READERS: readonly (BrowserContextOptions & { readonly name: string })[] = [
  { name: 'English, wide, light', locale: 'en-GB', viewport: { width: 1440, height: 900 } },
  {
    name: 'Chinese, narrow, dark',
    locale: 'zh-CN',
    viewport: { width: 360, height: 780 },
    colorScheme: 'dark',
  },
];

/** How far one would have to scroll sideways, the page itself or what it scrolls within; a row of tabs may. */
const TOO_WIDE_BY = `Math.max(
  0,
  document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('body :not(nav)')]
    .filter((one) => getComputedStyle(one).overflowX === 'auto' && one.offsetWidth === innerWidth)
    .map((one) => one.scrollWidth - one.clientWidth),
)`;

describeInBrowser(`every page is accessible${obstacle === undefined ? '' : ` (${obstacle})`}`, () => {
  let server: Running;
  let browser: Browser | undefined;

  beforeAll(async () => {
    server = await running({ seeded: true });
    browser = await openBrowser();
  }, START_MS);

  afterAll(async () => {
    await browser?.close();
    await server.remove();
  });

  async function open({ name: _, ...options }: (typeof READERS)[number]): Promise<Page> {
    if (!browser) throw new Error('There is no browser.');
    return (await takeSeat(browser, options)).page;
  }

  /** Looks at a page once it has settled; every page has a heading. */
  async function lookAt(page: Page, path: string, reader: string): Promise<void> {
    await page.goto(`${server.url}/${path}`);
    await page.getByRole('heading').first().waitFor();
    await page.locator('[aria-busy=true], .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    await expectAccessible(page, `/${path} (${reader})`);
    const tooWideBy = await page.evaluate<number>(TOO_WIDE_BY);
    expect({ path, reader, tooWideBy }).toEqual({ path, reader, tooWideBy: 0 });
  }

  it.each(READERS)(
    'in the console: $name',
    async (reader) => {
      const page = await open(reader);
      await page.goto(`${server.url}/admin`);
      await page.locator('input').first().waitFor();
      await expectAccessible(page, `signing in (${reader.name})`);
      const account = demoAccounts(server.house.secrets).find(
        ({ member }) => member.role === 'administrator',
      );
      await page.locator('input[type=email]').fill(account?.member.email ?? '');
      await page.locator('input[type=password]').fill(account?.password ?? '');
      await page.locator('button[type=submit]').click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const path of CONSOLE) await lookAt(page, path, reader.name);
    },
    TOUR_MS,
  );

  it.each(READERS)(
    'in the shop: $name',
    async (reader) => {
      const page = await open(reader);
      for (const path of SHOP) await lookAt(page, path, reader.name);
    },
    TOUR_MS,
  );
});
