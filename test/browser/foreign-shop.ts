import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { WRITE_KEY } from '../e2e/running.js';

/** A page of somebody's shop: on an origin of its own, under a content policy that allows the widget and nothing else. */
export interface ForeignShop {
  readonly url: string;
  close(): Promise<void>;
}

/** The least that the widget needs. Styles are style sheet objects and pictures are drawn, which no policy forbids. */
export const policyFor = (presage: string): string =>
  [
    "default-src 'none'",
    `script-src ${presage}`,
    `connect-src ${presage} ${presage.replace('http', 'ws')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

const pageWith = (presage: string, lang: string): string => `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A shop of somebody else’s</title></head>
<body><main><h1>A shop of somebody else’s</h1>
<p>${'Things that are sold here stand in a long text. '.repeat(30)}</p>
<p><label>Name <input></label></p></main>
<script src="${presage}/widget/presage.js" data-write-key="${WRITE_KEY}" defer></script></body></html>`;

export async function foreignShop(presage: string): Promise<ForeignShop> {
  const server: Server = createServer((request, response) => {
    const lang = request.url?.startsWith('/zh') ? 'zh' : 'en';
    response.setHeader('content-security-policy', policyFor(presage));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.url === '/favicon.ico') response.writeHead(204).end();
    else response.end(pageWith(presage, lang));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** From now on the page counts how far things on it jump, and what its policy forbids. */
export const watchPage = async (page: Page): Promise<void> => {
  await page.addInitScript(`
    window.shifts = [];
    window.forbidden = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries())
        if (!hadRecentInput) window.shifts.push([value, ...sources.map(({ previousRect: a, currentRect: b }) => [a.x, a.y, '->', b.x, b.y].join(' '))]);
    }).observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('securitypolicyviolation', (event) =>
      window.forbidden.push(event.violatedDirective + ' ' + event.blockedURI));
  `);
};

/** What the page has counted. */
export const countedBy = async (
  page: Page,
): Promise<{ readonly shifts: readonly unknown[]; readonly forbidden: readonly unknown[] }> =>
  page.evaluate('({ shifts: window.shifts, forbidden: window.forbidden })');
