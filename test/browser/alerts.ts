import type { Page } from 'playwright-core';

/** What a desk asked the browser for, to call somebody. */
export interface Called {
  readonly notifications: readonly { readonly title: string; readonly body: string }[];
  /** How many tones were begun. */
  readonly tones: number;
}

/** Real notifications and real tones, each counted. Before the page is loaded. */
export const countAlerts = (page: Page): Promise<unknown> =>
  page.addInitScript(`
    window.called = { notifications: [], tones: 0 };
    window.Notification = class extends Notification {
      constructor(title, options) {
        super(title, options);
        called.notifications.push({ title, body: options?.body ?? '' });
        window.shown = this;
      }
    };
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      called.tones += 1;
      return start.apply(this, when);
    };
  `);

export const called = (page: Page): Promise<Called> => page.evaluate<Called>('called');

/** Somebody turns to another window, or back: browsers under test say that every page has the focus. */
export const look = (page: Page, where: 'away' | 'here'): Promise<void> =>
  page.evaluate(`(() => {
    document.hasFocus = () => ${String(where === 'here')};
    window.dispatchEvent(new Event('${where === 'here' ? 'focus' : 'blur'}'));
  })()`);

/** Presses the notification that came last. */
export const pressNotification = (page: Page): Promise<unknown> =>
  page.evaluate("shown.dispatchEvent(new Event('click'))");
