import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { signVisitor } from '../../src/access/visitor-token.js';
import { basic, cookieOf, eventually, post, shopperSocket, visitor } from './clients.js';
import { type Running, running, WRITE_KEY } from './running.js';

let server: Running;
const who = { nobody: {}, shopper: {}, agent: {}, administrator: {} } as Record<
  string,
  Record<string, string>
>;

beforeAll(async () => {
  server = await running();
  who.shopper = { authorization: `Bearer ${(await visitor(server)).token}` };
  who.agent = { cookie: await cookieOf(server, 'agent') };
  who.administrator = { cookie: await cookieOf(server, 'administrator') };
});
afterAll(() => server.remove());

describe('tokens', () => {
  const secret = () => server.house.secrets.token;
  const claims = { shopperId: 'u-victim', anonymousId: 'x', userId: 'victim', ids: ['u-victim'] };
  const later = Math.floor(Date.now() / 1000) + 1000;

  it.each([
    ['forged under another secret', () => signVisitor('another secret', { ...claims, expires: later })],
    ['expired', () => signVisitor(secret(), { ...claims, expires: 1 })],
    [
      'with changed claims',
      () => {
        const [, signature] = signVisitor(secret(), { ...claims, expires: later }).split('.');
        const changed = Buffer.from(JSON.stringify({ ...claims, expires: later, ids: ['u-other'] }));
        return `${changed.toString('base64url')}.${String(signature)}`;
      },
    ],
    ['torn', () => signVisitor(secret(), { ...claims, expires: later }).slice(0, 40)],
    ['empty', () => ''],
  ])('a token %s is refused', async (_, token) => {
    await expect(shopperSocket(server, token())).rejects.toThrow('unauthorised');
  });

  it('a user id needs the shop’s signature', async () => {
    const wrong = await post(server, '/v1/visitor', {
      writeKey: WRITE_KEY,
      userId: 'shopper-001',
      userHash: 'ab12',
    });
    expect(wrong.status).toBe(403);
    const none = await post(server, '/v1/visitor', { writeKey: WRITE_KEY, userId: 'shopper-001' });
    expect(none.status).toBe(403);
  });

  it('another shopper’s conversation can be neither read, nor written to, nor rated, nor handed over', async () => {
    const owner = await shopperSocket(server, (await visitor(server)).token);
    const sent = await owner.emitWithAck('message.send', { messageId: randomUUID(), text: 'My order?' });
    const conversationId = sent.ok ? sent.value.conversationId : '';
    const thief = await shopperSocket(server, (await visitor(server)).token);
    const heard: unknown[] = [];
    thief.onAny((...message: unknown[]) => heard.push(message));
    const refused = { ok: false, problem: { code: 'not-found' } };
    expect(await thief.emitWithAck('conversation.open', { conversationId })).toMatchObject(refused);
    const message = { conversationId, messageId: randomUUID(), text: 'Let me in' };
    expect(await thief.emitWithAck('message.send', message)).toMatchObject(refused);
    expect(await thief.emitWithAck('conversation.rate', { conversationId, rating: 1 })).toMatchObject(
      refused,
    );
    expect(await thief.emitWithAck('handoff.request', { conversationId })).toMatchObject(refused);
    expect(heard).toEqual([]);
    owner.close();
    thief.close();
  });
});

describe('staff', () => {
  it('get in only with the right password, and ten wrong ones are enough', async () => {
    const attempt = { email: 'nobody@harbour-pine.example', password: 'wrong' };
    const answers: number[] = [];
    for (let i = 0; i < 11; i++) answers.push((await post(server, '/auth/login', attempt)).status);
    expect(answers).toEqual([...Array<number>(10).fill(401), 429]);
    const limited = await post(server, '/auth/login', attempt);
    expect(await limited.json()).toMatchObject({
      code: 'rate-limited',
      retryAfterSeconds: expect.any(Number),
    });
  });

  it('cannot be logged in from another site’s page', async () => {
    const response = await post(
      server,
      '/auth/login',
      { email: 'a@b.c', password: 'x' },
      { origin: 'https://evil.example' },
    );
    expect(response.status).toBe(403);
  });

  it('are out after logging out, with the cookie they had', async () => {
    const cookie = await cookieOf(server, 'agent');
    const out = await post(server, '/auth/logout', {}, { cookie });
    expect(out.status).toBe(204);
    const me = await fetch(`${server.url}/auth/me`, { headers: { cookie } });
    expect(me.status).toBe(204);
  });

  it('hold a cookie that scripts cannot read and other sites cannot send', async () => {
    const { demoAccounts } = await import('../../src/shop/demo-staff.js');
    const [account] = demoAccounts(server.house.secrets);
    const login = { email: account?.member.email, password: account?.password };
    const response = await post(server, '/auth/login', login);
    expect(response.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax/);
    expect(await response.text()).not.toContain('argon2');
  });
});

describe('limits', () => {
  it('hold a shopper to so many messages a minute, and no one else', async () => {
    const strict = await running({ env: { MESSAGES_PER_MINUTE: '3', INGEST_PER_SECOND: '1' } });
    try {
      const shopper = await shopperSocket(strict, (await visitor(strict)).token);
      const other = await shopperSocket(strict, (await visitor(strict)).token);
      const send = (client: typeof shopper) =>
        client.emitWithAck('message.send', { messageId: randomUUID(), text: 'Hello' });
      for (let i = 0; i < 3; i++) expect(await send(shopper)).toMatchObject({ ok: true });
      const limited = await send(shopper);
      expect(limited).toMatchObject({ ok: false, problem: { code: 'rate-limited' } });
      expect(await send(other)).toMatchObject({ ok: true });
      const codes = await eventually(async () => {
        const response = await post(strict, '/v1/page', { anonymousId: 'x' }, { authorization: basic() });
        return response.status === 429 ? response.headers.get('retry-after') : undefined;
      });
      expect(Number(codes)).toBeGreaterThan(0);
      shopper.close();
      other.close();
    } finally {
      await strict.remove();
    }
  });
});
