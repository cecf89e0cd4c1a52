import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = join('var', 'screenshots');
const SIZES = [
  { width: 360, height: 780 },
  { width: 1440, height: 900 },
] as const;

/**
 * Writes `var/screenshots/NAME-360.png` and `NAME-1440.png`, and leaves the page at the wider size.
 *
 * @param only the one width that is wanted
 * @returns widths at which the page is wider than its window, so that it would have to be moved sideways
 */
export async function photograph(page: Page, name: string, only?: number): Promise<readonly number[]> {
  const tooWide: number[] = [];
  for (const size of SIZES.filter(({ width }) => only === undefined || only === width)) {
    await page.setViewportSize(size);
    if (!(await fits(page, size.width))) tooWide.push(size.width);
    await page.screenshot({
      path: join(FOLDER, `${name}-${String(size.width)}.png`),
      animations: 'disabled',
      caret: 'initial',
    });
  }
  return tooWide;
}

const LOOKS = 10;
const BETWEEN_LOOKS_MS = 100;

/** What floats finds its place some frames after the window has changed, so a page that does not fit is looked at again. */
async function fits(page: Page, width: number): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    if ((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width) return true;
    await page.waitForTimeout(BETWEEN_LOOKS_MS);
  }
  return false;
}
