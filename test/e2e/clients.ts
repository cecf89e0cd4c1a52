import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import type {
  AdminToServer,
  AgentToServer,
  Problem,
  ServerToAdmin,
  ServerToAgent,
  ServerToShopper,
  ShopperToServer,
  VisitorReply,
} from '#protocol';
import { demoAccounts } from '../../src/shop/demo-staff.js';
import { type Running, WRITE_KEY } from './running.js';

export type ShopperClient = Socket<ServerToShopper, ShopperToServer>;
export type AgentClient = Socket<ServerToAgent, AgentToServer>;
export type AdminClient = Socket<ServerToAdmin, AdminToServer>;

export const basic = (key = WRITE_KEY): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;

export async function post(
  { url }: Pick<Running, 'url'>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export const track = (server: Running, body: unknown): Promise<Response> =>
  post(server, '/v1/batch', body, { authorization: basic() });

export async function visitor(server: Running, more: Record<string, unknown> = {}): Promise<VisitorReply> {
  const response = await post(server, '/v1/visitor', { writeKey: WRITE_KEY, ...more });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as VisitorReply;
}

/** A visitor who is logged in to the demo shop as this person. */
export async function knownVisitor(server: Running, shopperId: string): Promise<VisitorReply> {
  const login = await post(server, '/shop/api/login', { shopperId });
  const { userId, userHash } = (await login.json()) as { userId: string; userHash: string };
  return visitor(server, { userId, userHash });
}

export async function cookieOf(server: Running, role: 'agent' | 'administrator'): Promise<string> {
  const account = demoAccounts(server.house.secrets).find(({ member }) => member.role === role);
  const response = await post(server, '/auth/login', {
    email: account?.member.email,
    password: account?.password,
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** One connection, which is not made again where it ends. */
export const oneConnection = { transports: ['websocket'], reconnection: false, forceNew: true };

export const shopperSocket = (server: Running, token: string): Promise<ShopperClient> =>
  connected(io(`${server.url}/shopper`, { ...oneConnection, auth: { token } }));

export const agentSocket = (server: Running, cookie: string): Promise<AgentClient> =>
  connected(io(`${server.url}/agent`, { ...oneConnection, extraHeaders: { cookie } }));

export const adminSocket = (server: Running, cookie: string): Promise<AdminClient> =>
  connected(io(`${server.url}/admin`, { ...oneConnection, extraHeaders: { cookie } }));

async function connected<Client extends Socket>(socket: Client): Promise<Client> {
  const refused = new Promise<never>((_, reject) => {
    socket.once('connect_error', (error: Error & { data?: Problem }) => {
      socket.close();
      reject(new Error(error.data?.code ?? error.message));
    });
  });
  await Promise.race([once(socket as never, 'connect'), refused]);
  return socket;
}

/** Looks again and again until something is there. */
export async function eventually<Value>(
  look: () => Promise<Value | undefined> | Value | undefined,
  patienceMs = 20_000,
): Promise<Value> {
  const giveUp = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > giveUp) throw new Error(`It did not happen: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
