import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { signVisitor } from '../../src/access/visitor-token.js';
import {
  basic,
  cookieOf,
  eventually,
  post,
  shopperSocket,
  visitor,
  agentSocket,
  adminSocket,
} from './clients.js';
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

/** For each route: what nobody, a shopper, an agent and an administrator are answered. */
const matrix: readonly [string, string, ...number[]][] = [
  ['GET', '/health/live', 200, 200, 200, 200],
  ['GET', '/health/ready', 200, 200, 200, 200],
  ['GET', '/auth/me', 401, 401, 200, 200],
  ['GET', '/api/shoppers', 401, 401, 200, 200],
  ['GET', '/api/shoppers/a-unknown', 401, 401, 404, 404],
  ['GET', '/api/conversations', 401, 401, 200, 200],
  ['GET', '/api/conversations/unknown', 401, 401, 404, 404],
  ['GET', '/api/mentions', 401, 401, 200, 200],
  ['POST', '/api/mentions/read', 401, 401, 400, 400],
  ['GET', '/api/admin/overview', 401, 401, 403, 200],
  ['GET', '/api/admin/streams?prefix=shopper-', 401, 401, 403, 200],
  ['GET', '/api/admin/streams/shopper-a-x', 401, 401, 403, 200],
  ['GET', '/api/admin/events/unknown', 401, 401, 403, 404],
  ['GET', '/api/admin/events?limit=1', 401, 401, 403, 200],
  ['GET', '/api/admin/correlations/unknown', 401, 401, 403, 404],
  ['GET', '/api/admin/export?prefix=none-', 401, 401, 403, 200],
  ['GET', '/api/admin/backups', 401, 401, 403, 200],
  ['POST', '/api/admin/backups', 401, 401, 403, 202],
  ['POST', '/api/admin/backups/unknown/verify', 401, 401, 403, 404],
  ['GET', '/api/admin/projections', 401, 401, 403, 200],
  ['GET', '/api/admin/rejected', 401, 401, 403, 200],
  ['GET', '/api/admin/quarantine', 401, 401, 403, 200],
  ['POST', '/api/admin/quarantine/retry', 401, 401, 403, 400],
  ['GET', '/api/admin/replays', 401, 401, 403, 200],
  ['POST', '/api/admin/projections/portrait/replays', 401, 401, 403, 200],
  ['POST', '/api/admin/replays/unknown/pause', 401, 401, 403, 404],
  ['POST', '/api/admin/replays/unknown/resume', 401, 401, 403, 404],
  ['POST', '/api/admin/replays/unknown/cancel', 401, 401, 403, 404],
  ['POST', '/api/admin/replays/unknown/swap', 401, 401, 403, 404],
  ['POST', '/api/admin/replays/unknown/undo', 401, 401, 403, 404],
  ['POST', '/api/admin/replays/unknown/drop', 401, 401, 403, 404],
  ['GET', '/api/admin/replays/unknown/comparison', 401, 401, 403, 404],
  ['GET', '/api/admin/projections/portrait/documents', 401, 401, 403, 200],
  ['GET', '/api/admin/projections/portrait/history?key=u-nobody', 401, 401, 403, 404],
  ['GET', '/api/admin/projections/portrait/document?key=u-nobody&position=0', 401, 401, 403, 404],
  ['GET', '/api/admin/projections/portrait/difference?key=u-nobody&from=0&to=0', 401, 401, 403, 404],
  ['GET', '/api/admin/shoppers/a-unknown/forgetting', 401, 401, 403, 404],
  ['POST', '/api/admin/shoppers/a-unknown/forget', 401, 401, 403, 400],
  ['POST', '/api/attachments', 401, 400, 400, 400],
  ['GET', '/api/attachments/unknown', 401, 404, 404, 404],
  ['GET', '/api/attachments/unknown/link', 401, 404, 404, 404],
  ['GET', '/api/recommendations?place=home', 401, 200, 401, 401],
  ['GET', '/api/visitor/conversations/unknown/transcript', 401, 404, 401, 401],
  ['GET', '/api/admin/outcomes', 401, 401, 403, 200],
  ['GET', '/api/admin/outcomes.csv?table=offers', 401, 401, 403, 200],
  ['GET', '/api/admin/recommendations/funnel', 401, 401, 403, 200],
  ['GET', '/api/admin/forgotten', 401, 401, 403, 200],
  ['GET', '/api/admin/forgotten/unknown', 401, 401, 403, 404],
  ['GET', '/api/admin/models/intents', 401, 401, 403, 200],
  ['POST', '/api/admin/models/intents/trainings', 401, 401, 403, 200],
  ['POST', '/api/admin/models/intents/trainings/unknown/cancel', 401, 401, 403, 404],
  ['POST', '/api/admin/models/intents/rollback', 401, 401, 403, 409],
  ['GET', '/api/admin/models/intents/review', 401, 401, 403, 409],
  ['GET', '/api/admin/models/intents/versions/unknown/evaluation', 401, 401, 403, 404],
  ['GET', '/api/admin/models/intents/versions/unknown/answers', 401, 401, 403, 404],
  ['GET', '/api/admin/models/intents/versions/unknown/gate', 401, 401, 403, 404],
  ['GET', '/api/admin/models/intents/versions/unknown/what-if', 401, 401, 403, 404],
  ['POST', '/api/admin/models/intents/versions/unknown/promote', 401, 401, 403, 404],
  ['PUT', '/api/admin/models/intents/versions/unknown/scope', 401, 401, 403, 400],
  ['GET', '/api/admin/models/foresight', 401, 401, 403, 200],
  ['POST', '/api/admin/models/foresight/trainings', 401, 401, 403, 200],
  ['POST', '/api/admin/models/foresight/trainings/unknown/cancel', 401, 401, 403, 404],
  ['POST', '/api/admin/models/foresight/rollback', 401, 401, 403, 409],
  ['GET', '/api/admin/models/foresight/drift', 401, 401, 403, 409],
  ['GET', '/api/admin/models/foresight/versions/unknown/evaluation', 401, 401, 403, 404],
  ['GET', '/api/admin/models/foresight/versions/unknown/gate', 401, 401, 403, 404],
  ['GET', '/api/admin/models/foresight/versions/unknown/replay', 401, 401, 403, 404],
  ['POST', '/api/admin/models/foresight/versions/unknown/promote', 401, 401, 403, 404],
  ['GET', '/api/admin/content/canned', 401, 401, 200, 200],
  ['GET', '/api/admin/content/intent', 401, 401, 403, 200],
  ['GET', '/api/admin/content/canned/unknown', 401, 401, 404, 404],
  ['PUT', '/api/admin/content/canned/unknown', 401, 401, 403, 400],
  ['DELETE', '/api/admin/content/canned/unknown', 401, 401, 403, 404],
  ['POST', '/api/admin/content/canned/unknown/restore', 401, 401, 403, 400],
  ['POST', '/api/admin/content/canned/preview', 401, 401, 403, 400],
  ['GET', '/api/articles/search?q=gift+card&language=en', 401, 200, 200, 200],
  ['GET', '/shop/api/catalogue', 200, 200, 200, 200],
  ['GET', '/shop/api/orders', 401, 200, 401, 401],
  ['GET', '/docs/json', 200, 200, 200, 200],
  ['POST', '/v1/track', 401, 401, 401, 401],
  ['POST', '/v1/visitor', 400, 400, 400, 400],
  ['POST', '/shop/api/orders', 400, 400, 400, 400],
];

describe('every route', () => {
  for (const [method, path, ...expected] of matrix) {
    it(`${method} ${path}`, async () => {
      const answered = await Promise.all(
        Object.values(who).map(async (headers) => {
          const body = method !== 'GET' ? { body: '{}' } : {};
          const type = { 'content-type': 'application/json' };
          const response = await fetch(`${server.url}${path}`, {
            method,
            ...body,
            headers: { ...type, ...headers },
          });
          return response.status;
        }),
      );
      expect(answered).toEqual(expected);
    });
  }

  it('is in the matrix, or says in the API description that it is open', async () => {
    const document = (await (await fetch(`${server.url}/docs/json`)).json()) as {
      paths: Record<string, unknown>;
    };
    const closed = Object.keys(document.paths).filter((path) => path.startsWith('/api/'));
    const tested = matrix.map(([, path]) =>
      path
        .replace(/\?.*/, '')
        .replace('/projections/portrait/', '/projections/{}/')
        .replace(/\/content\/(canned|intent)/, '/content/{}')
        .replace(/\/(a-)?unknown(?=\/|$)|\/shopper-a-x$/, '/{}'),
    );
    expect(
      closed.map((path) => path.replace(/\{\w+\}/g, '{}')).filter((path) => !tested.includes(path)),
    ).toEqual([]);
  });
});

describe('every namespace', () => {
  it.each([
    ['/agent', 'nobody', 'unauthorised'],
    ['/agent', 'shopper', 'unauthorised'],
    ['/admin', 'nobody', 'unauthorised'],
    ['/admin', 'agent', 'forbidden'],
    ['/shopper', 'nobody', 'unauthorised'],
    ['/shopper', 'agent', 'unauthorised'],
  ])('%s is closed to %s', async (namespace, as, code) => {
    const socket = io(`${server.url}${namespace}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: who[as] ?? {},
    });
    const error = await new Promise<{ data?: unknown }>((resolve) => socket.once('connect_error', resolve));
    socket.close();
    expect(error.data).toMatchObject({ code });
  });

  it('lets in whom it is for', async () => {
    const agent = await agentSocket(server, who.agent?.cookie ?? '');
    const administratorAtDesk = await agentSocket(server, who.administrator?.cookie ?? '');
    const administrator = await adminSocket(server, who.administrator?.cookie ?? '');
    const overview = await new Promise((resolve) => administrator.once('overview', resolve));
    expect(overview).toMatchObject({ rejected: expect.any(Number), head: expect.any(String) });
    for (const socket of [agent, administratorAtDesk, administrator]) socket.close();
  });

  it('refuses a staff connection that comes from another site’s page', async () => {
    const socket = io(`${server.url}/agent`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { cookie: who.agent?.cookie ?? '', origin: 'https://elsewhere.example' },
    });
    const error = await new Promise<{ data?: unknown }>((resolve) => socket.once('connect_error', resolve));
    socket.close();
    expect(error.data).toMatchObject({ code: 'forbidden' });
  });
});

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
    expect(me.status).toBe(401);
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
