import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { isSignedWith } from '#outbound';
import type {
  AskedSending,
  OutboundState,
  RetriedGivenUp,
  SendingDetail,
  SendingView,
  TranscriptSending,
} from '#protocol';
import { LetterBox } from '../../libs/outbound/test/letter-box.js';
import { Administrator } from './administrator.js';
import { eventually, post, shopperSocket, visitor } from './clients.js';
import { type Running, running } from './running.js';

const SECRET = 'a secret of this test';
interface Got {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A shop's own server: takes what it is told, or answers what it is asked to. */
class ShopServer {
  readonly got: Got[] = [];
  readonly statuses: number[] = [];
  private readonly server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      const status = this.statuses.shift() ?? 204;
      if (status < 300) this.got.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  async open(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}/presage`;
  }
  close(): Promise<unknown> {
    return new Promise((closed) => this.server.close(closed));
  }
}

const shop = new ShopServer();
const letters = new LetterBox();
let server: Running;
let administrator: Administrator;
let token: string;
let conversationId: string;

beforeAll(async () => {
  server = await running({
    env: {
      WEBHOOK_URLS: await shop.open(),
      WEBHOOK_SECRET: SECRET,
      WEBHOOK_EVENTS: 'ShopperMessageSent,PageViewed',
      WEBHOOK_ALLOW_INTERNAL: 'on',
      SMTP_URL: await letters.open(),
      MAIL_FROM: 'Harbour & Pine <help@shop.example>',
    },
  });
  administrator = await Administrator.at(server);
  ({ token } = await visitor(server));
  conversationId = await says('Where is my order, please?');
}, 20_000);
afterAll(async () => {
  await server.remove();
  await shop.close();
  await letters.close();
});

async function says(text: string): Promise<string> {
  const socket = await shopperSocket(server, token);
  const sent = await socket.emitWithAck('message.send', { messageId: randomUUID(), text });
  socket.close();
  if (!sent.ok) throw new Error(sent.problem.message);
  return sent.value.conversationId;
}
const byMail = (body: object, as = token): Promise<Response> =>
  post(server, '/api/visitor/transcript', body, { authorization: `Bearer ${as}` });
const listed = (status: string): Promise<readonly SendingView[]> =>
  administrator.get(`/api/admin/outbound?status=${status}`);

describe('webhooks', () => {
  it('tell the shop what happened, signed, and nothing personal', async () => {
    const got = await eventually(() => Promise.resolve(shop.got[0]));
    expect(isSignedWith(SECRET, got.body, String(got.headers['presage-signature']), new Date())).toBe(true);
    const notice = JSON.parse(got.body) as { type: string; data: Record<string, unknown> };
    expect(notice).toMatchObject({ type: 'ShopperMessageSent', data: { conversationId, text: null } });
    expect(got.body).not.toContain('order, please');
  });
  it('are tried again under the same id, and given up for good where nobody wants them; an administrator can ask again', async () => {
    shop.got.length = 0;
    shop.statuses.push(410);
    await says('And where is the other one?');
    const [dead] = await eventually(async () => {
      const found = await listed('given-up');
      return found.length > 0 ? found : undefined;
    });
    expect(dead).toMatchObject({
      channel: 'webhook',
      attempts: 1,
      reason: 'The server answered 410. It wants no more.',
    });
    expect(JSON.stringify(dead)).not.toContain('127.0.0.1');
    await administrator.post(`/api/admin/outbound/${dead?.sendingId ?? ''}/retry`);
    const got = await eventually(() => Promise.resolve(shop.got[0]));
    expect(got.headers['idempotency-key']).toBe(dead?.sendingId);
    const again = eventually(async () => ((await listed('given-up')).length === 0 ? true : undefined));
    expect(await again).toBe(true);
  });
  it('tell nothing of history that is brought in', async () => {
    shop.got.length = 0;
    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    const viewed = (path: string, ago: number) => ({
      ...{ id: randomUUID(), type: 'PageViewed', schemaVersion: 1, data: { path } },
      metadata: {
        correlationId: 'test',
        actor: { kind: 'shopper', id: 'a-x' } as const,
        occurredAt: at(ago),
      },
    });
    await server.house.store.append('shopper-a-x', [viewed('/then', 3_600_000), viewed('/now', 0)]);
    await eventually(() => Promise.resolve(shop.got[0]));
    expect(shop.got.map(({ body }) => (JSON.parse(body) as { data: { path: string } }).data.path)).toEqual([
      '/now',
    ]);
  });
});

describe('an administrator', () => {
  const detail = (sendingId: string): Promise<SendingDetail> =>
    administrator.get(`/api/admin/outbound/${sendingId}`);
  const state = (): Promise<OutboundState> => administrator.get('/api/admin/outbound/state');
  const settled = (sendingId: string, status: string): Promise<SendingDetail> =>
    eventually(async () => {
      const found = await detail(sendingId);
      return found.sending.status === status ? found : undefined;
    });
  const theAddress = async () => {
    const [address] = (await state()).webhooks?.addresses ?? [];
    if (!address) throw new Error('no address');
    return address;
  };

  it('sees which ways out there are, how they fare, and nothing that is secret', async () => {
    const now = await state();
    expect(now.mail?.name).toBe('Harbour & Pine <help@shop.example>');
    expect(now.webhooks).toMatchObject({
      events: ['ShopperMessageSent', 'PageViewed'],
      personal: false,
      addresses: [{ tally: { lastFailed: { failure: { kind: 'gone', status: 410 } } } }],
    });
    expect(JSON.stringify(now)).not.toContain(SECRET);
  });
  it('sends a test, signed and marked as one, and sees it counted as one', async () => {
    shop.got.length = 0;
    const { tally } = await theAddress();
    const { sendingId } = await administrator.post<AskedSending>('/api/admin/outbound/test', {
      target: tally.target,
    });
    const got = await eventually(() => Promise.resolve(shop.got[0]));
    expect(isSignedWith(SECRET, got.body, String(got.headers['presage-signature']), new Date())).toBe(true);
    expect(JSON.parse(got.body)).toMatchObject({ type: 'PresageTest', id: sendingId, shopperId: null });
    expect((await settled(sendingId, 'delivered')).sending.what).toBe('test');
    const after = await eventually(async () => {
      const { tally: now } = await theAddress();
      return now.lastDelivered?.sendingId === sendingId ? now : undefined;
    });
    expect(after).toMatchObject({ tests: tally.tests + 1, lastDelivered: { isTest: true } });
  });
  it('asks again for all that was given up for one address, and reads what was sent, without what is personal', async () => {
    const { tally } = await theAddress();
    shop.statuses.push(410, 410, 410);
    await says('First of two');
    await says('Second of two');
    await administrator.post('/api/admin/outbound/test', { target: tally.target });
    const dead = await eventually(async () => {
      const found = await listed('given-up');
      return found.length === 3 ? found : undefined;
    });
    expect(await listed('given-up&limit=1&offset=1')).toEqual([dead[1]]);
    expect(await listed('given-up&target=email')).toEqual([]);
    shop.got.length = 0;
    const retried = await administrator.post<RetriedGivenUp>('/api/admin/outbound/retry', {
      target: tally.target,
    });
    expect(retried).toEqual({ asked: 3, skipped: 0, next: null });
    for (const { sendingId } of dead) {
      const { sending, to, carries, steps } = await settled(sendingId, 'delivered');
      expect(steps.map(({ is }) => is)).toEqual(['asked', 'failed', 'given-up', 'asked', 'delivered']);
      expect(steps[1]).toMatchObject({ attempt: 1, failure: { kind: 'gone', status: 410 } });
      expect(steps[3]?.by?.kind).toBe('administrator');
      expect(to).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/presage$/);
      if (sending.what === 'test') continue;
      const sent = shop.got.find(({ headers }) => headers['idempotency-key'] === sendingId);
      expect(sent).toBeDefined();
      expect(carries).toEqual({ body: sent?.body, length: sent?.body.length });
    }
  });
});

describe('a conversation by e-mail', () => {
  it('goes to its shopper', async () => {
    const answered = await byMail({ conversationId, email: 'anna@shop.example' });
    expect(answered.status).toBe(202);
    expect((await answered.json()) as TranscriptSending).toMatchObject({ to: 'a…@shop.example' });
    const letter = await eventually(() => Promise.resolve(letters.letters[0]));
    expect(letter.to).toBe('anna@shop.example');
    expect(letter.source).toContain('Where is my order, please?');
  });
  it('is nobody else’s, and needs an address that is known or told', async () => {
    const thief = (await visitor(server)).token;
    expect((await byMail({ conversationId, email: 'thief@evil.example' }, thief)).status).toBe(404);
    expect((await byMail({ conversationId })).status).toBe(400);
    expect((await byMail({ conversationId, email: 'a@b.example, c@d.example' })).status).toBe(400);
  });
  it('is sent a few times an hour, whoever asks', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      statuses.push((await byMail({ conversationId, email: 'anna@shop.example' })).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 429]);
  });
  it('is forgotten with its shopper: nothing tells any more where it went', async () => {
    const { shopperId } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as {
      shopperId: string;
    };
    await administrator.post(`/api/admin/shoppers/${shopperId}/forget`, {
      reason: 'asked for it',
      confirm: shopperId,
    });
    const [sending] = (await listed('delivered')).filter(({ channel }) => channel === 'email');
    const kept = await server.house.store.readStream(`outbound-${sending?.sendingId ?? ''}`);
    expect(kept[0]?.data).toMatchObject({ to: { forgotten: true } });
    const shown: SendingDetail = await administrator.get(`/api/admin/outbound/${sending?.sendingId ?? ''}`);
    expect(shown).toMatchObject({ to: null, carries: null });
  });
});

describe('where no mail server is set up', () => {
  it('it is said so', async () => {
    const plain = await running();
    try {
      const own = await visitor(plain);
      const socket = await shopperSocket(plain, own.token);
      const sent = await socket.emitWithAck('message.send', { messageId: randomUUID(), text: 'Hello' });
      socket.close();
      const asked = { conversationId: sent.ok ? sent.value.conversationId : '', email: 'a@b.example' };
      const headers = { authorization: `Bearer ${own.token}` };
      const answered = await post(plain, '/api/visitor/transcript', asked, headers);
      expect(answered.status).toBe(503);
      expect(((await answered.json()) as { message: string }).message).toContain('sends no e-mail');
    } finally {
      await plain.remove();
    }
  });
});
