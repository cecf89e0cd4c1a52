import { describe, expect, it } from '@jest/globals';
import { ChatStore } from '../../apps/widget/src/chat/chat-store.js';
import { ConversationClient } from '../../apps/widget/src/chat/conversation-client.js';
import { Outbox } from '../../apps/widget/src/chat/outbox.js';
import { MemoryShelf } from '../../apps/widget/src/shelf.js';
import { arrived, entry } from './chat-happenings.js';

/** A chat in a browser that has no line. */
function chat() {
  const shelf = new MemoryShelf();
  const store = new ChatStore();
  const line = {
    connected: false,
    open: () => undefined,
    reopen: () => undefined,
    say: () => undefined,
    request: () => Promise.reject(new Error('No line.')),
  };
  return {
    shelf,
    store,
    client: new ConversationClient(shelf, new Outbox(shelf), store, line as never, false),
  };
}
const card = {
  offerId: 'o1',
  saw: 'Your payment failed.',
  action: 'See what helps',
  intent: null,
  at: '',
  until: new Date(Date.now() + 60_000).toISOString(),
};

describe('another person at the same browser', () => {
  it('finds nothing of the one before: written, begun, rated, waved away or read', () => {
    const { shelf, store, client } = chat();
    store.dispatch({ type: 'loaded', transcript: null });
    store.dispatch(arrived(entry('a')));
    client.offers.offered(card);
    client.offers.dismiss('o1');
    client.offers.offered({ ...card, offerId: 'o2' });
    client.write('Where is my order?', 'en');
    client.rate(1, 'Slow');
    client.draft = 'And my';
    const kinds = new Set(shelf.keys('').map((key) => key.split('.')[0]));
    expect([...kinds]).toEqual(['chat', 'draft', 'owed', 'settled', 'unsent']);

    client.forgetShopper();
    expect(shelf.keys('')).toEqual([]);
    expect(store.state).toMatchObject({
      conversationId: undefined,
      entries: [],
      unsent: [],
      help: undefined,
    });
  });

  it('is known to whoever keeps something, also to those who came first', () => {
    const { client } = chat();
    const told: string[] = [];
    for (const name of ['files', 'screen']) client.whenForgotten(() => told.push(name));
    client.forgetShopper();
    client.forgetShopper();
    expect(told).toEqual(['files', 'screen', 'files', 'screen']);
  });
});
