import { afterEach, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConversationsProjection } from '#conversation';
import { describeWithPostgres } from '../postgres/postgres-for-tests.js';
import { cookieOf, eventually, shopperSocket, visitor } from './clients.js';
import { type Running, running } from './running.js';

await describeWithPostgres('Presage with its log and its read models in PostgreSQL', (postgres) => {
  let folder = '';
  let started: Running[] = [];
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop();
    await rm(folder, { recursive: true, force: true });
    await postgres.dispose();
  });

  /** Starts servers on one installation, each with the roles that are asked for. */
  async function servers(...roles: readonly string[]): Promise<void> {
    started = [];
    for (const PRESAGE_ROLES of roles)
      started.push(await running({ folder, env: { ...stores, PRESAGE_ROLES } }));
  }
  let stores: { readonly EVENT_STORE: string; readonly READ_MODELS: string };
  async function install(): Promise<void> {
    folder = await mkdtemp(join(tmpdir(), 'presage-e2e-postgres-'));
    stores = { EVENT_STORE: await postgres.newSchema(), READ_MODELS: await postgres.newSchema() };
  }

  it('answers a shopper, projects, and has everything after a restart', async () => {
    await install();
    await servers('gateway,projector,understanding,assistant');
    const [server] = started as [Running];
    const { token } = await visitor(server);
    const shopper = await shopperSocket(server, token);
    const sent = await shopper.emitWithAck('message.send', {
      messageId: randomUUID(),
      text: 'Why did the price change?',
    });
    const conversationId = sent.ok ? sent.value.conversationId : '';
    const told = await eventually(async () => {
      const answer = await shopper.emitWithAck('conversation.open', { conversationId });
      return answer.ok && answer.value?.entries.some(({ kind }) => kind === 'assistant')
        ? answer.value
        : undefined;
    });
    const cookie = await cookieOf(server, 'administrator');
    const before = await projected(server, cookie);
    expect(before.open).toMatchObject([{ conversationId }]);
    shopper.close();
    for (const each of started.splice(0)) await each.stop();

    await servers('gateway,projector,understanding,assistant');
    const [restarted] = started as [Running];
    const again = await shopperSocket(restarted, token);
    expect(await again.emitWithAck('conversation.open', {})).toEqual({ ok: true, value: told });
    expect(await projected(restarted, cookie)).toEqual(before);
    expect((await readdir(folder)).filter((name) => /^(events|read-models)/.test(name))).toEqual([]);
    again.close();
  });

  it('answers as one where its roles run in processes of their own', async () => {
    await install();
    await servers('gateway', 'projector', 'understanding,assistant');
    const [gateway] = started as [Running];
    const shopper = await shopperSocket(gateway, (await visitor(gateway)).token);
    const heard: string[] = [];
    shopper.on('transcript.entry', ({ entry }) => heard.push(entry.kind));
    await shopper.emitWithAck('message.send', { messageId: randomUUID(), text: 'Why did the price change?' });
    await eventually(() => heard.find((kind) => kind === 'assistant'));
    shopper.close();
  });
});

/** What the desk and the console show, when every projection has come to the end of the log. */
async function projected(
  { url, house }: Running,
  cookie: string,
): Promise<{ events: number; open: unknown }> {
  const head = await house.store.head();
  await house.runner?.untilCaughtUp(head);
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${url}/api/${path}`, { headers: { cookie } })).json();
  const { events } = (await get('admin/overview')) as { events: number };
  const open = await house.readModels.find(openConversationsProjection);
  return { events, open: open.map(({ document }) => document) };
}
