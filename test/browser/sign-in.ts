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
  const { member, password } = account ?? {};
  await signInAs(page, `${url}${path}`, { email: member?.email ?? '', password: password ?? '' });
}

/** As whoever this is, in either language. */
export async function signInAs(
  page: Page,
  address: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto(address);
  await page.getByLabel(/^(E-mail|邮箱)$/).fill(email);
  await page.getByRole('textbox', { name: /^(Password|密码)$/ }).fill(password);
  await page.getByRole('button', { name: /^(Sign in|登录)$/ }).click();
}
