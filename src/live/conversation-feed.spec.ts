import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { InMemoryEventStore } from '#event-store';
import { recorded } from '#testing';
import { ConversationFeed } from './conversation-feed.js';

const metadata = {
  correlationId: 'c',
  actor: { kind: 'shopper' as const, id: 'a-1' },
  occurredAt: '2026-01-01T00:00:00.000Z',
};

async function sent(store: InMemoryEventStore, conversationId: string, messageId: string): Promise<void> {
  const data = { conversationId, shopperId: 'a-1', messageId, text: 'x' };
  const [event] = recorded(`conversation-${conversationId}`, [{ type: 'ShopperMessageSent', data }]);
  if (!event) throw new Error('no event');
  const id = `${conversationId}-${messageId}`;
  await store.append(event.stream, [{ id, type: event.type, schemaVersion: 1, data, metadata }]);
}

describe('the feed of conversations', () => {
  it('lets a conversation that takes its time keep no other waiting, and tells of each in order', async () => {
    const store = new InMemoryEventStore();
    const feed = new ConversationFeed(store, pino({ level: 'silent' }));
    const told: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let finished: () => void = () => undefined;
    const slowDone = new Promise<void>((resolve) => (finished = resolve));
    const quick = new Promise<void>((resolve) => {
      feed.listen(async ({ data }) => {
        const name = `${data.conversationId} ${'messageId' in data ? data.messageId : ''}`;
        if (data.conversationId === 'slow') await held;
        told.push(name);
        if (name === 'quick 2') resolve();
        if (name === 'slow 2') finished();
      });
    });
    await feed.start();
    await sent(store, 'slow', '1');
    await sent(store, 'quick', '1');
    await sent(store, 'slow', '2');
    await sent(store, 'quick', '2');
    await quick;
    expect(told).toEqual(['quick 1', 'quick 2']);
    release();
    await slowDone;
    expect(told.slice(2)).toEqual(['slow 1', 'slow 2']);
    await feed.stop();
  });

  it('goes on where a listener fails', async () => {
    const store = new InMemoryEventStore();
    const feed = new ConversationFeed(store, pino({ level: 'silent' }));
    feed.listen(() => {
      throw new Error('at once');
    });
    feed.listen(() => Promise.reject(new Error('later')));
    const heard = new Promise<void>((resolve) => {
      feed.listen(({ data }) => {
        if ('messageId' in data && data.messageId === '2') resolve();
      });
    });
    await feed.start();
    await sent(store, 'one', '1');
    await sent(store, 'one', '2');
    await heard;
    await feed.stop();
  });
});
