import { describe, expect, it } from '@jest/globals';
import type { HelpCard } from '#protocol';
import { ChatStore } from '../../apps/widget/src/chat/chat-store.js';
import { Offers } from '../../apps/widget/src/chat/offers.js';
import { Owed } from '../../apps/widget/src/chat/owed.js';
import { MemoryShelf } from '../../apps/widget/src/shelf.js';

const NOW = Date.parse('2026-01-01T10:00:00Z');
const card = (offerId: string, left = 600_000): HelpCard => ({
  offerId,
  saw: 'Your payment failed twice.',
  action: 'See what helps',
  intent: 'payment_failed',
  at: new Date(NOW).toISOString(),
  until: new Date(NOW + left).toISOString(),
});

/** A page, and a line that can be cut. */
function page(shelf = new MemoryShelf()) {
  const asked: (readonly [string, unknown])[] = [];
  const line = {
    connected: true,
    request: async (name: string, input: unknown) => {
      if (!line.connected) throw new Error('No line.');
      asked.push([name, input]);
      return { ok: true, value: null };
    },
  };
  const store = new ChatStore();
  const owed = new Owed(shelf, line as never);
  const offers = new Offers(shelf, store, line as never, owed, () => NOW);
  return { asked, line, store, owed, offers, shelf, leave: () => offers.forget() };
}
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('an offer of help', () => {
  it('is not shown when it is too late', () => {
    const { offers, store } = page();
    offers.offered(card('o1', -1));
    expect(store.state.help).toBeUndefined();
  });

  it('is told to have been seen once, and again only where that did not get through', async () => {
    const { offers, line, asked, leave } = page();
    offers.offered(card('o1'));
    line.connected = false;
    offers.seen('o1');
    await settled();
    line.connected = true;
    offers.seen('o1');
    offers.seen('o1');
    await settled();
    expect(asked).toEqual([['help.shown', { offerId: 'o1' }]]);
    leave();
  });

  it('never comes back once it was answered, also on the next page', () => {
    const { offers, shelf, leave } = page();
    offers.offered(card('o1'));
    offers.accepted('o1');
    offers.offered(card('o2'));
    offers.dismiss('o2');
    const next = page(shelf);
    for (const id of ['o1', 'o2']) next.offers.offered(card(id));
    expect(next.store.state.help).toBeUndefined();
    leave();
  });

  it('that was taken up is not told to be waved away', async () => {
    const { offers, asked, leave } = page();
    offers.offered(card('o1'));
    offers.accepted('o1');
    offers.offered(card('o1'));
    await settled();
    expect(asked).toEqual([]);
    leave();
  });

  it('waved away or muted without a line is told with the next one', async () => {
    const { offers, line, owed, asked, leave } = page();
    line.connected = false;
    offers.offered(card('o1'));
    offers.dismiss('o1');
    offers.offered(card('o2'));
    offers.mute(true);
    offers.mute(false);
    await settled();
    expect(asked).toEqual([]);
    line.connected = true;
    await owed.pay();
    await owed.pay();
    expect(asked).toEqual([
      ['help.mute', { muted: false }],
      ['help.dismiss', { offerId: 'o1' }],
    ]);
    leave();
  });
});
