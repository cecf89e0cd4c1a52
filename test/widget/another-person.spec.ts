import { describe, expect, it } from '@jest/globals';
import { arrived, entry } from './chat-happenings.js';
import { chatOver } from './chat-over.js';

const chat = () => chatOver(false, () => Promise.reject(new Error('No line.')));
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
