import { afterEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cookieOf, eventually, knownVisitor, shopperSocket, visitor } from './clients.js';
import { type Running, running } from './running.js';

const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-e2e-'));
  folders.push(folder);
  return folder;
}

describe('a restart', () => {
  it('keeps conversations, tokens, sessions, the demo and everything that is projected', async () => {
    const folder = await newFolder();
    const before = await running({ folder, seeded: true });
    const { token } = await knownVisitor(before, 'shopper-001');
    const shopper = await shopperSocket(before, token);
    const sent = await shopper.emitWithAck('message.send', {
      messageId: randomUUID(),
      text: 'Where is my order?',
    });
    const conversationId = sent.ok ? sent.value.conversationId : '';
    const told = await eventually(async () => {
      const answer = await shopper.emitWithAck('conversation.open', { conversationId });
      return answer.ok && answer.value?.entries.length === 2 ? answer.value : undefined;
    });
    const cookie = await cookieOf(before, 'administrator');
    const events = await before.house.store.count();
    shopper.close();
    await before.stop();

    const after = await running({ folder, seeded: true });
    expect(await after.house.store.count()).toBe(events);
    const again = await shopperSocket(after, token);
    expect(await again.emitWithAck('conversation.open', {})).toEqual({ ok: true, value: told });
    const overview = await fetch(`${after.url}/api/admin/overview`, { headers: { cookie } });
    expect(await overview.json()).toMatchObject({ events });
    again.close();
    await after.stop();
  });

  it('classifies and answers what was asked while nobody understood', async () => {
    const folder = await newFolder();
    const deaf = await running({ folder, env: { PRESAGE_ROLES: 'gateway,projector' } });
    const { token } = await visitor(deaf);
    const shopper = await shopperSocket(deaf, token);
    await shopper.emitWithAck('message.send', { messageId: randomUUID(), text: 'Why did the price change?' });
    shopper.close();
    await deaf.stop();

    const hearing = await running({ folder });
    const again = await shopperSocket(hearing, token);
    const answered = await eventually(async () => {
      const answer = await again.emitWithAck('conversation.open', {});
      return answer.ok ? answer.value?.entries.find(({ kind }) => kind === 'assistant') : undefined;
    });
    expect(answered.intent).toBe('price_change');
    again.close();
    await hearing.stop();
  });
});

describe('roles in processes of their own on the same files', () => {
  it('answer as one', async () => {
    const folder = await newFolder();
    const gateway = await running({ folder, env: { PRESAGE_ROLES: 'gateway' } });
    const projector = await running({ folder, env: { PRESAGE_ROLES: 'projector' } });
    const thinking = await running({ folder, env: { PRESAGE_ROLES: 'understanding,assistant' } });
    const shopper = await shopperSocket(gateway, (await visitor(gateway)).token);
    const heard: string[] = [];
    shopper.on('transcript.entry', ({ entry }) => heard.push(entry.kind));
    await shopper.emitWithAck('message.send', { messageId: randomUUID(), text: 'Why did the price change?' });
    await eventually(() => heard.find((kind) => kind === 'assistant'));
    shopper.close();
    for (const part of [gateway, thinking, projector]) await part.stop();
  });
});

describe('kill -9', () => {
  it('right after the acknowledgement keeps the message', async () => {
    const folder = await newFolder();
    const first = await spawned(folder);
    const { token } = await visitor(first);
    const shopper = await shopperSocket(first, token);
    const messageIds = Array.from({ length: 20 }, () => randomUUID());
    const sent = await shopper.emitWithAck('message.send', { messageId: messageIds[0] ?? '', text: 'First' });
    const conversationId = sent.ok ? sent.value.conversationId : '';
    await Promise.all(
      messageIds
        .slice(1)
        .map((messageId) =>
          shopper.emitWithAck('message.send', { conversationId, messageId, text: `Message ${messageId}` }),
        ),
    );
    first.child.kill('SIGKILL');
    shopper.close();

    const second = await spawned(folder);
    const again = await shopperSocket(second, token);
    const opened = await again.emitWithAck('conversation.open', { conversationId });
    const kept = opened.ok ? opened.value?.entries.filter(({ kind }) => kind === 'shopper') : [];
    expect(kept?.map(({ id }) => id).sort()).toEqual([...messageIds].sort());
    again.close();
    second.child.kill('SIGTERM');
    const code = await new Promise((resolve) => second.child.once('exit', resolve));
    expect(code).toBe(0);
  });
});

/** The program itself, as an operator starts it, without the model. */
async function spawned(folder: string): Promise<Running & { readonly child: ChildProcess }> {
  const env = {
    ...process.env,
    PORT: '0',
    PRESAGE_VAR: folder,
    LOG_LEVEL: 'error',
    PRESAGE_ROLES: 'gateway,projector',
  };
  const child = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const url = await eventually(() => /(http:\/\/\S+?)\/desk/.exec(printed)?.[1]);
  return { url, child } as Running & { readonly child: ChildProcess };
}
