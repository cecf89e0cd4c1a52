import type { Page } from 'playwright-core';
import { demoAccounts } from '../../src/shop/demo-staff.js';
import type { Running } from '../e2e/running.js';

/** Opens a page of the console and signs in there. */
export async function signIn(
  page: Page,
  { url, house }: Running,
  path: string,
  role: 'agent' | 'administrator',
): Promise<void> {
  const account = demoAccounts(house.secrets).find(({ member }) => member.role === role);
  await page.goto(`${url}${path}`);
  await page.getByLabel('E-mail').fill(account?.member.email ?? '');
  await page.getByRole('textbox', { name: 'Password' }).fill(account?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
}
