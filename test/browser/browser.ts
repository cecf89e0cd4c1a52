import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const given = process.env.CHROMIUM;
const PLACES = given ? [given] : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // As on phones: pages keep no room for a scroll bar.
  '--enable-features=OverlayScrollbar',
];

const executablePath = PLACES.find((place) => existsSync(place));
const pages = ['storefront/index.html', 'console/index.html', 'widget/presage.js'];

/** Why there can be no browser test here, with what to do about it; undefined where there can be. */
export const obstacle =
  executablePath === undefined
    ? 'no chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM'
    : pages.every((page) => existsSync(`dist/apps/${page}`))
      ? undefined
      : 'the pages are not built: npm run build:apps';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: QUIET });
