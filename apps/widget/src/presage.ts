import type { VisitorReply } from '#protocol';
import type { ConversationClient } from './chat/conversation-client.js';
import { endSession } from './tracker/session.js';
import type { Shelf } from './shelf.js';
import type { Properties, Tracker } from './tracker/tracker.js';
import { forgetTraits, sayWho } from './visitor/say-who.js';
import type { Visitor } from './visitor/visitor.js';

/** `window.presage`: what a shop's page can say to the widget. */
export interface Presage {
  /** Reports something the shopper did, under its name of Segment's e-commerce spec: `track('Product Added', { … })`. */
  track(event: string, properties?: Properties): void;
  /** Reports a page; page views are reported without being asked, too. */
  page(properties?: Properties): void;
  /** Says who the shopper is. `hash` is made by the shop's server: hex HMAC-SHA-256 of the user id. */
  identify(userId: string, options: { readonly hash: string; readonly traits?: Properties }): Promise<void>;
  /** The shopper logged out: the next events and messages are a new visitor's. */
  reset(): void;
  open(): void;
  close(): void;
  /** Whom the server takes this browser for, with a token that the shop's own server can pass on. */
  visitor(): Promise<VisitorReply>;
  /** A call as a list: `push(['track', 'Cart Viewed'])`; `push(['ready', (presage) => …])` once loaded. */
  push(call: readonly unknown[]): void;
}

export function makePresage(
  shelf: Shelf,
  visitor: Visitor,
  tracker: Tracker,
  chat: ConversationClient,
): Presage {
  const presage: Presage = {
    track: (event, properties) => tracker.track(event, properties),
    page: (properties) => tracker.page(properties),
    open: () => chat.open(),
    close: () => chat.close(),
    visitor: () => visitor.current(),
    reset() {
      endSession(shelf);
      forgetTraits(shelf);
      visitor.reset();
      chat.forgetShopper();
    },
    identify: (userId, { hash, traits = {} }) =>
      sayWho(
        { shelf, visitor },
        { userId, hash, traits },
        { changed: () => chat.changeShopper(), news: (fresh) => tracker.identify(fresh) },
      ),
    push(call) {
      const [name, ...args] = call as [string, ...unknown[]];
      // A list states no types; a wrong call fails as it would in plain JavaScript, and is reported.
      const methods = presage as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>;
      if (name === 'ready') (args[0] as (value: Presage) => void)(presage);
      else report(methods[name]?.(...args));
    },
  };
  return presage;
}

/** A call from the list has nobody who waits for it; what goes wrong is said in the console. */
function report(outcome: unknown): void {
  if (outcome instanceof Promise) outcome.catch((error: unknown) => console.warn('Presage:', error));
}
