import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VisitorReply } from '#protocol';
import { type Program, start } from './raw/programs.js';
import { SocketIoClient } from './raw/socket-io-client.js';
import type { Report } from './report.js';

const KEY = 'harbour-pine-bench';
const CLIENTS = 128;
const MESSAGES = 10;
const ROUNDS = 5;

/**
 * Chat messages, acknowledged once durably appended, beside bare socket.io that acknowledges and forgets. Each
 * client starts a conversation and writes ten messages, one after another; rounds alternate, the best counts.
 */
export async function run(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const env = { PRESAGE_VAR: folder, DEMO: 'off', WRITE_KEY: KEY, MESSAGES_PER_MINUTE: '1000000' };
  const bare = await start('bench/raw/bare-socket-io.js');
  const presage = await start('src/main.js', { ...env, PRESAGE_ROLES: 'gateway,projector' });
  try {
    const bareClients = await clients(bare, () => Promise.resolve(''));
    const ours = await clients(presage, () => tokenFrom(presage));
    const [value, ceiling] = await duel(ours, bareClients);
    report({ figure: 'acknowledged message', unit: 'messages/s', value, ceiling, ratio: value / ceiling });
    for (const client of [...ours, ...bareClients]) client.close();
  } finally {
    await bare.stop();
    await presage.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function duel(
  ours: readonly SocketIoClient[],
  bare: readonly SocketIoClient[],
): Promise<[number, number]> {
  let value = 0;
  let ceiling = 0;
  for (let round = 0; round < ROUNDS; round++) {
    value = Math.max(value, await rate(ours));
    ceiling = Math.max(ceiling, await rate(bare));
  }
  return [value, ceiling];
}

async function rate(all: readonly SocketIoClient[]): Promise<number> {
  const begin = performance.now();
  await Promise.all(all.map(converse));
  return (all.length * MESSAGES * 1000) / (performance.now() - begin);
}

async function converse(client: SocketIoClient): Promise<void> {
  let conversation = {};
  for (let i = 0; i < MESSAGES; i++) {
    const message = {
      ...conversation,
      messageId: randomUUID(),
      text: 'Hello, where is the parcel I ordered on Monday?',
    };
    const answer = await client.emit('message.send', message);
    if (!answer.startsWith('[{"ok":true')) throw new Error(answer);
    const conversationId = /"conversationId":"([^"]+)"/.exec(answer)?.[1];
    conversation = { conversationId };
  }
}

const clients = (program: Program, token: () => Promise<string>): Promise<SocketIoClient[]> =>
  Promise.all(
    Array.from({ length: CLIENTS }, async () =>
      SocketIoClient.open(program.port, '/shopper', { token: await token() }),
    ),
  );

async function tokenFrom({ port }: Program): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/visitor`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ writeKey: KEY }),
  });
  return ((await response.json()) as VisitorReply).token;
}
