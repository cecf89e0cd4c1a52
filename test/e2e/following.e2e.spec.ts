import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { MarksPush } from '#protocol';
import { agentSocket, cookieOf, eventually, shopperSocket, type ShopperClient, visitor } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
beforeAll(async () => {
  server = await running({ env: { PRESAGE_ROLES: 'gateway,projector' } });
});
afterAll(() => server.remove());

const newcomer = async () => shopperSocket(server, (await visitor(server)).token);

async function say(shopper: ShopperClient, text: string, conversationId?: string) {
  const place = conversationId === undefined ? {} : { conversationId };
  const sent = await shopper.emitWithAck('message.send', { messageId: randomUUID(), text, ...place });
  if (!sent.ok) throw new Error(sent.problem.message);
  return sent.value;
}

describe('following a conversation', () => {
  it('gives whoever was away what they missed, once, in order', async () => {
    const token = (await visitor(server)).token;
    const first = await shopperSocket(server, token);
    const { conversationId } = await say(first, 'One');
    const seen = await first.emitWithAck('conversation.open', { conversationId });
    first.close();
    const agent = await agentSocket(server, await cookieOf(server, 'agent'));
    for (const text of ['Two', 'Three']) {
      await agent.emitWithAck('conversation.reply', { conversationId, messageId: randomUUID(), text });
    }
    const again = await shopperSocket(server, token);
    const after = seen.ok ? (seen.value?.revision ?? -1) : -1;
    const resumed = await again.emitWithAck('conversation.resume', { conversationId, after });
    expect(resumed).toMatchObject({
      ok: true,
      value: { status: 'agent', entries: [{ event: 'AgentJoined' }, { text: 'Two' }, { text: 'Three' }] },
    });
    agent.close();
    again.close();
  });

  it('tells both sides how far messages have come, in few events however fast somebody reads', async () => {
    const shopper = await newcomer();
    const { conversationId, messageId } = await say(shopper, 'Hello');
    const agent = await agentSocket(server, await cookieOf(server, 'agent'));
    await agent.emitWithAck('conversation.resume', { conversationId, after: -1 });
    const told: MarksPush[][] = [[], []];
    shopper.on('marks.changed', (push) => told[0]?.push(push));
    agent.on('marks.changed', (push) => told[1]?.push(push));
    const ids = Array.from({ length: 20 }, () => randomUUID());
    for (const id of ids) {
      await agent.emitWithAck('conversation.reply', { conversationId, messageId: id, text: 'Line' });
    }
    const marked = ids.flatMap((upTo) =>
      (['delivered', 'read'] as const).map((mark) =>
        shopper.emitWithAck('conversation.mark', { conversationId, upTo, mark }),
      ),
    );
    expect((await Promise.all(marked)).every(({ ok }) => ok)).toBe(true);
    await agent.emitWithAck('conversation.mark', { conversationId, upTo: messageId, mark: 'read' });
    const whole = { shopper: { read: ids.at(-1), delivered: ids.at(-1) }, agent: { read: messageId } };
    for (const side of told) {
      expect((await eventually(() => side.find(({ marks }) => marks.agent.read))).marks).toMatchObject(whole);
    }
    expect(told[0]?.length).toBeLessThanOrEqual(4);
    const [head] = await heads(shopper);
    expect(head).toMatchObject({ conversationId, unread: 0 });
    agent.close();
    shopper.close();
  });

  it('lists one’s own conversations with what is unread, and nobody else’s', async () => {
    const [shopper, other] = [await newcomer(), await newcomer()];
    const older = await say(shopper, 'About one thing');
    const newer = await say(shopper, 'About another');
    await say(other, 'Mine');
    const agent = await agentSocket(server, await cookieOf(server, 'agent'));
    const reply = { conversationId: older.conversationId, messageId: randomUUID(), text: 'Answer' };
    await agent.emitWithAck('conversation.reply', reply);
    const listed = await eventually(async () => {
      const all = await heads(shopper);
      return all.length === 2 ? all : undefined;
    });
    expect(listed).toMatchObject([
      { conversationId: older.conversationId, unread: 1, lastText: 'Answer', lastFrom: 'agent' },
      { conversationId: newer.conversationId, unread: 0, lastText: 'About another', lastFrom: 'shopper' },
    ]);
    for (const socket of [agent, shopper, other]) socket.close();
  });
});

async function heads(shopper: ShopperClient) {
  const listed = await shopper.emitWithAck('conversation.list', {});
  return listed.ok ? listed.value : [];
}

describe('a conversation of somebody else', () => {
  it('answers every request as one that was never there', async () => {
    const [owner, thief] = [await newcomer(), await newcomer()];
    const { conversationId, messageId } = await say(owner, 'Mine');
    const heard: unknown[] = [];
    thief.onAny((...told: unknown[]) => heard.push(told));
    const ask = async (id: string): Promise<unknown[]> =>
      Promise.all([
        thief.emitWithAck('conversation.open', { conversationId: id }),
        thief.emitWithAck('conversation.resume', { conversationId: id, after: -1 }),
        thief.emitWithAck('conversation.mark', { conversationId: id, upTo: messageId, mark: 'read' }),
        thief.emitWithAck('message.send', { conversationId: id, messageId: randomUUID(), text: 'Let me in' }),
        thief.emitWithAck('conversation.rate', { conversationId: id, rating: 1 }),
        thief.emitWithAck('handoff.request', { conversationId: id }),
      ]);
    const anonymous = (answers: unknown[]): unknown =>
      JSON.parse(JSON.stringify(answers).replace(/"correlationId":"[^"]+"/g, '"correlationId":""'));
    const foreign = anonymous(await ask(conversationId));
    expect(foreign).toEqual(anonymous(await ask(randomUUID())));
    expect(foreign).toEqual(
      Array(6).fill({ ok: false, problem: expect.objectContaining({ code: 'not-found' }) }),
    );
    thief.emit('typing', { conversationId, text: 'Boo' });
    expect(heard).toEqual([]);
    const opened = await owner.emitWithAck('conversation.open', { conversationId });
    expect(opened).toMatchObject({
      ok: true,
      value: { entries: [{ text: 'Mine' }], marks: { shopper: {} } },
    });
    owner.close();
    thief.close();
  });

  it('cannot be marked with a message of one’s own', async () => {
    const shopper = await newcomer();
    const [one, two] = [await say(shopper, 'One'), await say(shopper, 'Two')];
    const marked = await shopper.emitWithAck('conversation.mark', {
      conversationId: one.conversationId,
      upTo: two.messageId,
      mark: 'read',
    });
    expect(marked).toMatchObject({ ok: false, problem: { code: 'not-found' } });
    shopper.close();
  });
});

describe('a flood', () => {
  it('is answered with a refusal, over as many sockets as it comes, and holds nobody else up', async () => {
    const { token } = await visitor(server);
    const sockets = [await shopperSocket(server, token), await shopperSocket(server, token)];
    const answers = await Promise.all(
      Array.from({ length: 750 }, () => sockets)
        .flat()
        .map((socket) => socket.emitWithAck('conversation.open', {})),
    );
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ problem: { code: 'rate-limited' } });
    const other = await newcomer();
    expect(await other.emitWithAck('conversation.open', {})).toEqual({ ok: true, value: null });
    for (const socket of [...sockets, other]) socket.close();
  });

  it('of connections from one address is refused', async () => {
    const small = await running({ env: { PRESAGE_ROLES: 'gateway', CONNECTIONS_PER_MINUTE: '3' } });
    const { token } = await visitor(small);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => shopperSocket(small, token)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as Error).message)).toEqual(['rate-limited', 'rate-limited']);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') outcome.value.close();
    await small.remove();
  });
});
