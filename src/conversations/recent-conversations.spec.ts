import { describe, expect, it } from '@jest/globals';
import { InMemoryEventStore, type ReadStreamOptions } from '#event-store';
import { handleConversationCommand, loadConversation } from '#conversation';
import { derivedId, type NewEvent } from '#kernel';
import type { ConversationEvent } from '#protocol';
import { RecentConversations } from './recent-conversations.js';

const event = (name: string): NewEvent => ({
  id: derivedId('recent-conversations', name),
  type: 'ShopperMessageSent',
  schemaVersion: 1,
  data: { messageId: name },
  metadata: {
    correlationId: 'c',
    actor: { kind: 'shopper', id: 'a-1' },
    occurredAt: '2026-01-01T00:00:00.000Z',
  },
});

class CountingStore extends InMemoryEventStore {
  reads = 0;
  override readStream(stream: string, options?: ReadStreamOptions) {
    this.reads += 1;
    return super.readStream(stream, options);
  }
}

function opened(bounds: { conversations?: number; eventsEach?: number; events?: number } = {}) {
  const store = new CountingStore();
  let tell: (event: ConversationEvent) => unknown = () => undefined;
  const feed = { listen: (listener: typeof tell) => void (tell = listener) };
  const usual = { conversations: 10, eventsEach: 1_000, events: 2_000 };
  const recent = new RecentConversations(store, feed, { ...usual, ...bounds });
  let told = 0n;
  /** So many more messages, which the feed has passed on. */
  const said = async (stream: string, more: number): Promise<void> => {
    for (let i = 0; i < more; i++)
      await recent.append(stream, [event(`${stream} ${String(told)} ${String(i)}`)]);
    for (let page = await store.readAll(told); page.length > 0; page = await store.readAll(told)) {
      for (const one of page) tell(one as ConversationEvent);
      told = page.at(-1)?.position ?? told;
    }
  };
  /** How many events a conversation holds, and how often the store was read for it. */
  const read = async (stream: string): Promise<{ readonly events: number; readonly reads: number }> => {
    const before = store.reads;
    const events = await recent.readStream(stream);
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, i) => i));
    return { events: events.length, reads: store.reads - before };
  };
  return { said, read, recent, store };
}

describe('conversations that are being talked in', () => {
  it('cost no reading, also when they are long', async () => {
    const { said, read } = opened();
    await said('conversation-a', 700);
    expect(await read('conversation-a')).toEqual({ events: 700, reads: 0 });
  });

  it('are read from the store whole, once they are longer than what is kept of one', async () => {
    const { said, read } = opened({ eventsEach: 5 });
    await said('conversation-a', 5);
    expect(await read('conversation-a')).toEqual({ events: 5, reads: 0 });
    await said('conversation-a', 2);
    expect(await read('conversation-a')).toEqual({ events: 7, reads: 1 });
  });

  it('make room for those that are talked in, where all together hold too much', async () => {
    const { said, read } = opened({ events: 10 });
    await said('conversation-a', 4);
    await said('conversation-b', 4);
    await read('conversation-a');
    await said('conversation-c', 4);
    expect(await read('conversation-b')).toEqual({ events: 4, reads: 1 });
    expect(await read('conversation-a')).toEqual({ events: 4, reads: 0 });
    expect(await read('conversation-c')).toEqual({ events: 4, reads: 0 });
    // What was let go is counted no more: there is room again.
    await said('conversation-c', 2);
    expect(await read('conversation-a')).toEqual({ events: 4, reads: 0 });
  });

  it('are handed out folded, as the log tells them, and stay as they were handed out', async () => {
    const { said, read, recent, store } = opened();
    const { metadata } = event('any');
    const write = async (messageId: string, type: 'StartConversation' | 'SendShopperMessage') => {
      const words = { conversationId: 'a', actsAs: ['a-1'] as const, messageId, text: messageId };
      const command =
        type === 'StartConversation' ? { type, ...words, language: 'en' as const } : { type, ...words };
      expect(await handleConversationCommand(recent, command, metadata)).toMatchObject({ ok: true });
    };
    await write('one', 'StartConversation');
    await said('conversation-a', 0);
    const before = await loadConversation(recent, 'a');
    for (const messageId of ['two', 'three', 'four']) {
      await write(messageId, 'SendShopperMessage');
      expect(recent.atHand('a')).toBeUndefined();
      await said('conversation-a', 0);
      expect(recent.atHand('a')).toEqual(await loadConversation(store, 'a'));
    }
    expect(before).toMatchObject({ revision: 1, events: [{ revision: 0 }, { revision: 1 }] });
    expect(await read('conversation-a')).toEqual({ events: 5, reads: 0 });
    recent.forget();
    expect(recent.atHand('a')).toBeUndefined();
  });
});
