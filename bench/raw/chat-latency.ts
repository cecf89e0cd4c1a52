import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { quantile, type Report } from '../report.js';
import { Writer } from './chat-messages.js';
import type { ChatSide } from './chat-side.js';

const MESSAGES = 2_000;
/** One shopper alone, in a conversation of a sensible length. */
const ALONE = 100;
const FEWEST_EACH = 5;
const ROUNDS = 2;
/** What a message leads to behind its acknowledgement is work for it, too. */
const PROJECTED_WITHIN_MS = 200;

interface Measured {
  /** Messages a second, from the first written to the last on the agent's screen. */
  readonly rate: number;
  /** What the server's threads worked for one message, in microseconds: on a shared machine the steadiest figure. */
  readonly cpu: number;
  /** From the shopper's send to the agent's screen, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** From shopper to agent, so many shoppers chatting at once; rounds alternate, the best of each counts. */
export async function chatLatency(report: Report, ours: ChatSide, bare: ChatSide): Promise<void> {
  for (const shoppers of [1, 50, 500]) {
    const [here, there]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      here.push(await chat(ours, shoppers));
      there.push(await chat(bare, shoppers));
    }
    const [cpu = NaN, least = NaN] = [here, there].map((all) => Math.min(...all.map((one) => one.cpu)));
    const work = { figure: `work for a message, ${String(shoppers)} chatting`, unit: 'µs of a processor' };
    report({ ...work, value: cpu, ceiling: least, ratio: least / cpu });
    const rates = [here, there].map((all) => Math.max(...all.map(({ rate }) => rate)));
    const [value = NaN, ceiling = NaN] = rates;
    const who = `${String(shoppers)} chatting`;
    report({
      figure: `to the agent’s screen, ${who}`,
      unit: 'messages/s',
      value,
      ceiling,
      ratio: value / ceiling,
    });
    for (const share of ['p50', 'p99'] as const) {
      const [ms = NaN, least = NaN] = [here, there].map((all) => Math.min(...all.map((one) => one[share])));
      report({
        figure: `to the agent’s screen, ${who}, ${share}`,
        unit: 'ms',
        value: ms,
        ceiling: least,
        ratio: least / ms,
      });
    }
  }
}

async function chat(side: ChatSide, shoppers: number): Promise<Measured> {
  const clients = await Promise.all(Array.from({ length: shoppers }, () => side.shopper()));
  const agent = await side.agent();
  const writers = clients.map((client) => new Writer(client));
  for (const writer of writers) {
    await writer.write();
    await agent.emit('conversation.watch', { conversationId: writer.conversationId });
  }
  const each = Math.max(FEWEST_EACH, Math.round((shoppers === 1 ? ALONE : MESSAGES) / shoppers));
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  const all = new Promise<void>((resolve) => {
    agent.onPush((text) => {
      if (!text.startsWith('["transcript.entry"')) return;
      const id = /"entry":\{"id":"([^"]+)"/.exec(text)?.[1] ?? '';
      const at = sentAt.get(id);
      if (at === undefined || !sentAt.delete(id)) return;
      took.push(performance.now() - at);
      if (took.length === shoppers * each) resolve();
    });
  });
  const before = await side.program.cpu();
  const begin = performance.now();
  await Promise.all(
    writers.map(async (writer) => {
      for (let i = 0; i < each; i++) {
        const messageId = randomUUID();
        sentAt.set(messageId, performance.now());
        await writer.write(messageId);
      }
    }),
  );
  await all;
  const seconds = (performance.now() - begin) / 1000;
  await pause(PROJECTED_WITHIN_MS);
  const cpu = ((await side.program.cpu()) - before) / took.length;
  for (const client of [...clients, agent]) client.close();
  return { rate: took.length / seconds, cpu, p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}
