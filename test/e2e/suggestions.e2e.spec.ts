import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Suggestion, VisitorReply } from '#protocol';
import {
  type AgentClient,
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
let agent: AgentClient;
let cookie: string;
beforeAll(async () => {
  server = await running();
  cookie = await cookieOf(server, 'agent');
  agent = await agentSocket(server, cookie);
});
afterAll(async () => {
  agent.close();
  await server.remove();
});

async function writes(who: VisitorReply, text: string): Promise<string> {
  const socket = await shopperSocket(server, who.token);
  const sent = await socket.emitWithAck('message.send', { messageId: randomUUID(), text, language: 'en' });
  if (!sent.ok) throw new Error(sent.problem.message);
  const { conversationId } = sent.value;
  await eventually(async () => {
    const opened = await socket.emitWithAck('conversation.open', { conversationId });
    const isAnswered = opened.ok && opened.value?.entries.some(({ kind }) => kind === 'assistant');
    return isAnswered === true || undefined;
  });
  socket.close();
  return conversationId;
}
const suggested = async (conversationId: string): Promise<readonly Suggestion[]> => {
  const answer = await agent.emitWithAck('reply.suggest', { conversationId });
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
};
const typed = async (query: Record<string, string>): Promise<readonly Suggestion[]> =>
  (
    await fetch(`${server.url}/api/canned?${new URLSearchParams(query).toString()}`, { headers: { cookie } })
  ).json() as Promise<readonly Suggestion[]>;

describe('what an agent could answer', () => {
  it('is the intent’s answer first, filled with the shopper’s own order, then canned replies and articles', async () => {
    const who = await knownVisitor(server, 'shopper-004');
    const identify = { type: 'identify', userId: 'shopper-004', traits: { name: 'Lena Vogt' } };
    await track(server, { batch: [{ ...identify, messageId: randomUUID() }] });
    const lines = [{ productId: 'hp-k05', quantity: 1 }];
    const order = { token: who.token, checkoutId: randomUUID(), lines };
    const { orderId } = (await (await post(server, '/shop/api/orders', order)).json()) as { orderId: string };
    const conversationId = await writes(who, 'where is my order');
    const all = await eventually(async () => {
      const now = await suggested(conversationId);
      return now[0]?.text.includes(orderId) ? now : undefined;
    });
    expect(all[0]).toMatchObject({ source: 'answer', probability: 0.9 });
    const canned = all.find(({ shortcut }) => shortcut === 'status');
    expect(canned?.text).toContain(orderId);
    expect(canned?.missing).toBeUndefined();
    const article = all.find(({ parts }) => parts !== undefined);
    expect(article?.parts?.[0]).toMatchObject({ kind: 'articles' });
    expect((await typed({ q: '', conversationId }))[0]?.shortcut).toBe(canned?.shortcut);
    expect(await typed({ q: 'hel', conversationId })).toMatchObject([
      { shortcut: 'hello', text: expect.stringMatching(/^Hello Lena Vogt, this is Mira from/) },
    ]);
  });

  it('says what is missing, in the language of the conversation', async () => {
    const conversationId = await writes(await visitor(server), '我的订单到哪了');
    const canned = (await suggested(conversationId)).find(({ source }) => source === 'canned');
    expect(canned?.missing).toContain('order.number');
    expect(canned?.text).toContain('〔订单号〕');
    const [hello] = await typed({ q: 'hello', conversationId });
    expect(hello).toMatchObject({ missing: ['shopper.name'] });
  });

  it('is what agents answered before, without what was true of another shopper', async () => {
    const before = await writes(await visitor(server), 'is the price negotiable for schools');
    await agent.emitWithAck('conversation.join', { conversationId: before });
    for (const text of ['Schools get ten percent, just tell us the name.', 'Your order HP-20418 has it.']) {
      await agent.emitWithAck('conversation.reply', {
        conversationId: before,
        messageId: randomUUID(),
        text,
      });
    }
    const conversationId = await writes(await visitor(server), 'are prices negotiable for our school');
    const history = await eventually(async () => {
      const found = (await suggested(conversationId)).filter(({ source }) => source === 'history');
      return found.length > 0 ? found : undefined;
    }, 45_000);
    expect(history.map(({ text }) => text)).toEqual(['Schools get ten percent, just tell us the name.']);
  }, 60_000);

  it('is asked for about conversations that there are', async () => {
    const answer = await agent.emitWithAck('reply.suggest', { conversationId: 'nowhere' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    expect((await typed({ q: '' })).length).toBeGreaterThan(15);
  });
});
