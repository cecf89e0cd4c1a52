import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Long enough for a busy machine; nothing is decided by it but that something never happens. */
const PATIENCE_MS = 20_000;

/** Somebody in front of a browser of their own. */
export interface Seat {
  readonly page: Page;
  /** What went wrong in the page so far: errors on its console (also of its content policy), failed requests. */
  readonly complaints: readonly string[];
}

export async function takeSeat(browser: Browser, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({ locale: 'en-GB', colorScheme: 'light', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  return { page, complaints: listen(page) };
}

/** A page gives up what it has asked for when somebody moves on before the answer is there: a slider, a link. */
const GIVEN_UP = 'net::ERR_ABORTED';

function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  const add = (url: string, what: string): void => {
    complaints.push(`${what} ${url}`);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      add(message.location().url, message.text());
  });
  page.on('pageerror', (error) => add(page.url(), error.stack ?? error.message));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    if (reason !== GIVEN_UP) add(request.url(), reason);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) add(response.url(), String(response.status()));
  });
  return complaints;
}
