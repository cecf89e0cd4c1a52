import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import {
  adminSocket,
  type AgentClient,
  agentSocket,
  cookieOf,
  oneConnection,
  type ShopperClient,
  shopperSocket,
  visitor,
} from './clients.js';
import { declaredMessages, declaredRoutes } from './declared.js';
import { type Running, running } from './running.js';
import { whoMayCall } from './who-may-call.js';
import { shopperMessages, staffMessages } from './who-may-say.js';

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

/** Tried in `access.e2e.spec.ts`, with a session of its own. */
const ENDS_THE_SESSION = 'POST /auth/logout';

/** What a path of the API description looks like when it is called. */
const shapeOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

describe('every route', () => {
  it.each(whoMayCall)('%s %s', async (method, path, ...expected) => {
    const answered = await Promise.all(
      Object.values(who).map(async (headers) => {
        const body = method !== 'GET' ? { body: '{}' } : {};
        const type = { 'content-type': 'application/json' };
        const request = { method, ...body, headers: { ...type, ...headers } };
        return (await fetch(`${server.url}${path}`, request)).status;
      }),
    );
    expect(answered).toEqual(expected);
  });

  const described = async (): Promise<readonly string[]> => {
    const document = (await (await fetch(`${server.url}/docs/json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  };

  it('that is described says here who may call it', async () => {
    const missing = (await described()).filter((route) => {
      if (route === ENDS_THE_SESSION) return false;
      const [method, path = ''] = route.split(' ');
      const shape = shapeOf(path);
      return !whoMayCall.some(([by, called]) => by === method && shape.test(called.replace(/\?.*/, '')));
    });
    expect(missing).toEqual([]);
  });

  it('of a controller is described', async () => {
    const known = (await described()).map((route) => route.replace(/\{\w+\}/g, 'x'));
    const missing = (await declaredRoutes()).filter(
      (route) => !known.some((other) => shapeOf(route).test(other)),
    );
    expect(missing).toEqual([]);
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
      ...oneConnection,
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
      ...oneConnection,
      extraHeaders: { cookie: who.agent?.cookie ?? '', origin: 'https://elsewhere.example' },
    });
    const error = await new Promise<{ data?: unknown }>((resolve) => socket.once('connect_error', resolve));
    socket.close();
    expect(error.data).toMatchObject({ code: 'forbidden' });
  });
});

describe('every socket message', () => {
  it('says here who may say it', async () => {
    const listed = [
      ...Object.entries(staffMessages).flatMap(([space, names]) => names.map((name) => `${space} ${name}`)),
      ...Object.keys(shopperMessages).map((name) => `/shopper ${name}`),
    ];
    expect([...(await declaredMessages())].sort()).toEqual(listed.sort());
  });

  /** Everything but `typing`, which nobody answers, refuses what is none of its inputs. */
  const refusesNonsense = async (socket: Socket, names: readonly string[]): Promise<void> => {
    for (const name of names) {
      if (name === 'typing') continue;
      const answer = (await socket.timeout(5_000).emitWithAck(name, 17)) as unknown;
      expect([name, answer]).toMatchObject([name, { ok: false, problem: { code: 'invalid-input' } }]);
    }
  };

  it('of staff is answered, and refuses what is no input', async () => {
    const agent = await agentSocket(server, who.agent?.cookie ?? '');
    const administrator = await adminSocket(server, who.administrator?.cookie ?? '');
    await refusesNonsense(agent, staffMessages['/agent']);
    await refusesNonsense(administrator, staffMessages['/admin']);
    agent.close();
    administrator.close();
  });
});

describe('somebody else’s conversation', () => {
  let owner: ShopperClient;
  let thief: ShopperClient;
  let agent: AgentClient;
  let others: { conversationId: string; messageId: string; offerId: string };
  const heard: unknown[] = [];

  beforeAll(async () => {
    owner = await shopperSocket(server, (await visitor(server)).token);
    thief = await shopperSocket(server, (await visitor(server)).token);
    agent = await agentSocket(server, who.agent?.cookie ?? '');
    const messageId = randomUUID();
    const sent = await owner.emitWithAck('message.send', { messageId, text: 'My secret order?' });
    if (!sent.ok) throw new Error(sent.problem.message);
    others = { conversationId: sent.value.conversationId, messageId, offerId: randomUUID() };
    await agent.emitWithAck('conversation.watch', { conversationId: others.conversationId });
    thief.onAny((...message: unknown[]) => heard.push(message));
    for (const event of ['shopper.typing', 'marks.changed'] as const)
      agent.on(event, (message: unknown) => heard.push(message));
  });
  afterAll(() => {
    for (const socket of [owner, thief, agent]) socket.close();
  });

  it.each(Object.entries(shopperMessages))('%s', async (name, { of, outcome }) => {
    const socket = thief as unknown as Socket;
    if (outcome === 'unheard') socket.emit(name, of(others));
    else {
      const answer = (await socket.timeout(5_000).emitWithAck(name, of(others))) as unknown;
      if (outcome === 'refused') expect(answer).toMatchObject({ ok: false, problem: { code: 'not-found' } });
      expect(JSON.stringify(answer)).not.toContain('secret');
    }
  });

  it('says nothing to a stranger meanwhile, and hears nothing of them', async () => {
    const { conversationId } = others;
    // What was pushed to somebody stands before the answer to what they ask now.
    await Promise.all([
      thief.emitWithAck('conversation.open', {}),
      agent.emitWithAck('conversation.watch', { conversationId }),
    ]);
    expect(heard.filter((message) => JSON.stringify(message).includes(conversationId))).toEqual([]);
  });

  it('that is not there is answered the same', async () => {
    const socket = thief as unknown as Socket;
    const nowhere = { conversationId: randomUUID(), messageId: randomUUID(), offerId: randomUUID() };
    for (const [name, { of, outcome }] of Object.entries(shopperMessages)) {
      if (outcome !== 'refused') continue;
      const [theirs, none] = (await Promise.all(
        [others, nowhere].map((place) => socket.timeout(5_000).emitWithAck(name, of(place))),
      )) as { problem?: { message: string } }[];
      expect([name, theirs?.problem?.message]).toEqual([name, none?.problem?.message]);
    }
  });
});
