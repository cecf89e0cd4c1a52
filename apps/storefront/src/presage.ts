import type { Properties } from './shop/tracking.js';

/** The part of `window.presage` this shop uses; see docs/widget.md. */
interface Presage {
  identify(userId: string, options: { readonly hash: string; readonly traits?: Properties }): Promise<void>;
  reset(): void;
  open(): void;
  visitor(): Promise<{ readonly token: string }>;
}

const list = (): { push(call: readonly unknown[]): unknown } => {
  const page = window as unknown as { presage?: { push(call: readonly unknown[]): unknown } };
  return (page.presage ??= []);
};

/** Reports what the shopper did; before the widget's script is there, the call waits for it. */
export const track = (event: string, properties: Properties = {}): void =>
  void list().push(['track', event, properties]);

/** The widget, once it is there. @throws Error where it does not come, because something blocks it */
export function presage(patience = 8_000): Promise<Presage> {
  return new Promise((found, failed) => {
    setTimeout(() => failed(new Error('The chat script did not load.')), patience);
    list().push(['ready', found]);
  });
}

export const visitorToken = async (): Promise<string> => (await (await presage()).visitor()).token;
