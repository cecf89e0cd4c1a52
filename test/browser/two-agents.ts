import { expect } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { StaffMember } from '#protocol';
import type { Running } from '../e2e/running.js';
import { expectAccessible } from './accessible.js';
import { countAlerts } from './alerts.js';
import { MAY_COPY } from './files.js';
import { photograph } from './photograph.js';
import { type Seat, takeSeat } from './seat.js';
import { signIn, signInAs } from './sign-in.js';

const LIN: StaffMember = { id: 'agent-lin', name: 'Lin', email: 'lin@harbour-pine.example', role: 'agent' };
const PASSWORD = 'quiet-harbour-42';
const DESK = '/desk?tab=conversations';

/** Two agents who come to their desks: Mira, who may copy, and Lin, who reads Chinese and may be notified. */
export async function twoAgents(
  browser: Browser,
  server: Running,
): Promise<{ readonly mira: Seat; readonly lin: Seat }> {
  await server.house.staff.add(LIN, PASSWORD);
  // What is on its way from one colour to another has no contrast that could be judged.
  const mira = await takeSeat(browser, { reducedMotion: 'reduce', permissions: MAY_COPY });
  const chinese = { locale: 'zh-CN', permissions: ['notifications'] };
  const lin = await takeSeat(browser, { reducedMotion: 'reduce', ...chinese });
  for (const { page } of [mira, lin]) await countAlerts(page);
  await Promise.all([
    signIn(mira.page, server, DESK, 'agent'),
    signInAs(lin.page, `${server.url}${DESK}`, { email: LIN.email, password: PASSWORD }),
  ]);
  return { mira, lin };
}

/** The first conversation of the list of this name. */
export const row = (page: Page, list: string): Locator =>
  page.getByRole('list', { name: list, exact: true }).getByRole('button').first();

/** Leaves whatever box the keys go to, so that they are the desk's. */
export const toDesk = (page: Page): Promise<void> =>
  page.getByRole('region', { name: /^(Transcript|对话记录)$/ }).focus();

export async function goAway(page: Page, duty: string, away: string): Promise<void> {
  await page.getByRole('button', { name: duty }).click();
  await page.getByRole('radiogroup', { name: duty }).getByText(away).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: duty }).getByText(away).waitFor();
}

/** Looks at it in both widths, and in the dark, and has it checked in each colour. */
export async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name);
  expect(await photograph(page, name)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, `${name}, dark`);
  await photograph(page, `${name}-dark`, 1440);
  await page.emulateMedia({ colorScheme: 'light' });
}
