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
 * @returns widths at which the page is wider than its window, so that it would have to be moved sideways
 */
export async function photograph(page: Page, name: string): Promise<readonly number[]> {
  const tooWide: number[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (width > size.width) tooWide.push(size.width);
    await page.screenshot({
      path: join(FOLDER, `${name}-${String(size.width)}.png`),
      animations: 'disabled',
      caret: 'initial',
    });
  }
  return tooWide;
}
