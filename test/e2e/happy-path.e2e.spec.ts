import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  conversationStream,
  type Portrait,
  type ServerToAgent,
  type ServerToShopper,
  shopperStream,
} from '#protocol';
import {
  agentSocket,
  cookieOf,
  eventually,
  knownVisitor,
  post,
  shopperSocket,
  track,
  visitor,
} from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
beforeAll(async () => {
  server = await running();
});
afterAll(() => server.remove());

type EntryMessage = Parameters<ServerToShopper['transcript.entry']>[0];
type AgentEntry = Parameters<ServerToAgent['transcript.entry']>[0];

describe('a shopper', () => {
  it('is tracked, and a portrait comes of it', async () => {
    const view = { type: 'track', event: 'Product Viewed', anonymousId: 'walker', messageId: 'w-1' };
    const properties = { product_id: 'hp-k01', name: 'Skillet', category: 'kitchen', price: '39.90' };
    const response = await track(server, { batch: [{ ...view, properties }] });
    expect(await response.json()).toEqual({ success: true, accepted: 1, duplicates: 0, rejected: [] });
    const cookie = await cookieOf(server, 'agent');
    const portrait = await eventually(async () => {
      const answer = await fetch(`${server.url}/api/shoppers/a-walker`, { headers: { cookie } });
      return answer.ok ? ((await answer.json()) as { portrait: Portrait }).portrait : undefined;
    });
    expect(portrait.affinities.category[0]).toMatchObject({ name: 'kitchen' });
  });

  it('asks where the order is, and hears of their own order and its state', async () => {
    const { token } = await knownVisitor(server, 'shopper-001');
    const order = { token, checkoutId: randomUUID(), lines: [{ productId: 'hp-k01', quantity: 1 }] };
    const placed = (await (await post(server, '/shop/api/orders', order)).json()) as { orderId: string };
    const shopper = await shopperSocket(server, token);
    const heard: EntryMessage[] = [];
    shopper.on('transcript.entry', (message) => heard.push(message));
    const messageId = randomUUID();
    const sent = await shopper.emitWithAck('message.send', { messageId, text: 'Where is my order?' });
    expect(sent).toMatchObject({ ok: true, value: { messageId } });
    const reply = await eventually(() => heard.find(({ entry }) => entry.kind === 'assistant'));
    expect(reply.entry.text).toContain(placed.orderId);
    expect(heard.every(({ entry }) => !('classification' in entry))).toBe(true);
    shopper.close();
  });

  it('is joined and answered by an agent, and a reload keeps the conversation', async () => {
    const { token } = await visitor(server);
    const shopper = await shopperSocket(server, token);
    const heard: EntryMessage[] = [];
    shopper.on('transcript.entry', (message) => heard.push(message));
    const first = await shopper.emitWithAck('message.send', {
      messageId: randomUUID(),
      text: 'A human please',
    });
    const conversationId = first.ok ? first.value.conversationId : '';
    await eventually(() => heard.find(({ entry }) => entry.event === 'HandoffRequested'));

    const agent = await agentSocket(server, await cookieOf(server, 'agent'));
    const watched = await agent.emitWithAck('conversation.watch', { conversationId });
    const seen: AgentEntry[] = [];
    agent.on('transcript.entry', (message) => seen.push(message));
    const asked = watched.ok ? watched.value.entries.find(({ kind }) => kind === 'shopper') : undefined;
    expect(asked?.classification?.ranking[0]?.intent).toBe('talk_to_human');
    await agent.emitWithAck('conversation.reply', {
      conversationId,
      messageId: randomUUID(),
      text: 'Mira here.',
    });

    const answer = await eventually(() => heard.find(({ entry }) => entry.kind === 'agent'));
    expect(answer.entry).toMatchObject({ text: 'Mira here.', author: 'Mira' });
    await eventually(() => seen.find(({ entry }) => entry.kind === 'agent'));
    shopper.close();
    agent.close();

    const again = await shopperSocket(server, token);
    const opened = await again.emitWithAck('conversation.open', {});
    expect(opened).toMatchObject({ ok: true, value: { conversationId, status: 'agent' } });
    const texts = opened.ok ? opened.value?.entries.map(({ text }) => text) : [];
    expect(texts).toEqual(expect.arrayContaining(['A human please', 'Mira here.']));
    again.close();
  });

  it('is read beyond the intent: language, mood, and what the message names', async () => {
    const shopper = await shopperSocket(server, (await visitor(server)).token);
    const text = 'My cast-iron skillet from order HP-00451923 is broken, terrible! Why?';
    const sent = await shopper.emitWithAck('message.send', { messageId: randomUUID(), text });
    const conversationId = sent.ok ? sent.value.conversationId : '';
    const classified = await eventually(async () => {
      const events = await server.house.store.readStream(conversationStream(conversationId));
      return events.find(({ type }) => type === 'IntentClassified');
    });
    const value = (start: string, of: string) => ({
      start: text.indexOf(start),
      end: text.indexOf(start) + start.length,
      value: of,
    });
    expect(classified.data).toMatchObject({
      language: 'en',
      languageConfidence: expect.any(Number),
      sentiment: { label: 'negative' },
      entities: [
        { type: 'product', ...value('cast-iron skillet', 'hp-k01') },
        { type: 'order', ...value('HP-00451923', 'HP-00451923') },
      ],
    });
    shopper.close();
  });

  it('sends a message twice, and it stands once and is answered once', async () => {
    const shopper = await shopperSocket(server, (await visitor(server)).token);
    const message = { messageId: randomUUID(), text: 'Why did the price change?' };
    const [one, two] = await Promise.all([
      shopper.emitWithAck('message.send', message),
      shopper.emitWithAck('message.send', message),
    ]);
    expect(two).toEqual(one);
    const conversationId = one.ok ? one.value.conversationId : '';
    const types = await eventually(async () => {
      const events = await server.house.store.readStream(conversationStream(conversationId));
      const found = events.map(({ type }) => type);
      return found.includes('AssistantReplied') ? found : undefined;
    });
    expect(types).toEqual([
      'ConversationStarted',
      'ShopperMessageSent',
      'IntentClassified',
      'AssistantReplied',
    ]);
    shopper.close();
  });

  it('logs in, and the two histories become one person’s', async () => {
    const stranger = await visitor(server);
    await track(server, { batch: [{ type: 'page', anonymousId: stranger.anonymousId, name: 'Home' }] });
    const login = await post(server, '/shop/api/login', { shopperId: 'shopper-003' });
    const { userId, userHash } = (await login.json()) as { userId: string; userHash: string };
    const traits = { name: 'Lin Yue', language: 'zh' };
    const known = await visitor(server, { token: stranger.token, userId, userHash, traits });
    expect(known.shopperId).toBe('u-shopper-003');
    expect(known.anonymousId).toBe(stranger.anonymousId);
    const events = await server.house.store.readStream(shopperStream('u-shopper-003'));
    expect(events.map(({ type }) => type)).toEqual(['ShopperIdentified', 'ShoppersMerged']);
    expect(events[0]?.data).toMatchObject({ user_id: userId, traits });
  });

  it('logs in also where the shop says something of them that cannot be taken', async () => {
    const stranger = await visitor(server);
    const login = await post(server, '/shop/api/login', { shopperId: 'shopper-004' });
    const { userId, userHash } = (await login.json()) as { userId: string; userHash: string };
    await visitor(server, { token: stranger.token, userId, userHash, traits: { name: 7 } });
    const events = await server.house.store.readStream(shopperStream('u-shopper-004'));
    expect(events.map(({ type }) => type)).toEqual(['ShopperIdentified', 'ShoppersMerged']);
  });
});
