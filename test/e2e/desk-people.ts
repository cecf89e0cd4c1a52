import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import type { AgentOnDuty, ConversationSummary, ServerToAgent, Transcript } from '#protocol';
import {
  type AgentClient,
  eventually,
  oneConnection,
  post,
  type ShopperClient,
  shopperSocket,
  visitor,
} from './clients.js';
import type { Running } from './running.js';

const PASSWORD = 'a password for tests';
const open: { close(): unknown }[] = [];

/** Everybody who came in a test goes with it. */
export function everybodyGoes(): void {
  for (const socket of open.splice(0)) socket.close();
}

/** Somebody at the desk, with what they were last told. */
export class Colleague {
  agents: readonly AgentOnDuty[] = [];
  readonly conversations = new Map<string, ConversationSummary>();

  private constructor(
    readonly id: string,
    readonly cookie: string,
    readonly socket: AgentClient,
  ) {
    open.push(socket);
    socket.on('agents', (agents) => (this.agents = agents));
    socket.on('conversation.changed', (one) => this.conversations.set(one.conversationId, one));
  }

  static async at(server: Running, id: string): Promise<Colleague> {
    const email = `${id}@harbour-pine.example`;
    await server.house.staff.add({ id, name: id.toUpperCase(), email, role: 'agent' }, PASSWORD);
    const login = await post(server, '/auth/login', { email, password: PASSWORD });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    const socket: AgentClient = io(`${server.url}/agent`, { ...oneConnection, extraHeaders: { cookie } });
    // Listens before it is connected: what it is told on arrival counts.
    const colleague = new Colleague(id, cookie, socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    return colleague;
  }

  async takesWork(capacity: number, languages?: ('en' | 'zh')[]): Promise<void> {
    await done(
      this.socket.emitWithAck('duty.set', { available: true, capacity, ...(languages && { languages }) }),
    );
    await eventually(() => this.agents.find(({ id, available }) => id === this.id && available));
  }

  /** What they are told next under this name. */
  heard<Name extends keyof ServerToAgent>(name: Name): Promise<Parameters<ServerToAgent[Name]>[0]> {
    return new Promise((resolve) => this.socket.once(name, resolve as never));
  }

  watch(conversationId: string): Promise<Transcript> {
    return done(this.socket.emitWithAck('conversation.watch', { conversationId }));
  }
}

type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: unknown };

/** What was answered. @throws where it was refused */
export async function done<Value>(answer: Promise<Answer<Value>>): Promise<Value> {
  const given = await answer;
  if (!given.ok) throw new Error(JSON.stringify(given.problem));
  return given.value;
}

export interface Asker {
  readonly socket: ShopperClient;
  readonly conversationId: string;
}

/** A shopper who has written something. */
export async function asker(server: Running, text: string): Promise<Asker> {
  const socket = await shopperSocket(server, (await visitor(server)).token);
  open.push(socket);
  const { conversationId } = await done(
    socket.emitWithAck('message.send', { messageId: randomUUID(), text }),
  );
  return { socket, conversationId };
}

/** A shopper who waits for a person. */
export async function waiting(server: Running, text = 'I need a person'): Promise<Asker> {
  const found = await asker(server, text);
  await done(found.socket.emitWithAck('handoff.request', { conversationId: found.conversationId }));
  return found;
}

/** Types of what has happened in a conversation, in order, with the data. */
export async function happened(server: Running, conversationId: string) {
  const events = await server.house.store.readStream(`conversation-${conversationId}`);
  return events.map(({ type, data }) => ({ type, data: data as Record<string, unknown> }));
}
