import type { Report } from '../report.js';
import type { ChatSide } from './chat-side.js';
import { Writer } from './chat-messages.js';

const CLIENTS = 128;
const MESSAGES = 10;
const ROUNDS = 5;

/** Messages acknowledged a second, nobody watching; rounds alternate, the best counts. */
export async function acknowledged(report: Report, ours: ChatSide, bare: ChatSide): Promise<void> {
  let [value, ceiling] = [0, 0];
  const [ourClients, bareClients] = [await clients(ours), await clients(bare)];
  for (let round = 0; round < ROUNDS; round++) {
    value = Math.max(value, await rate(ourClients.map((client) => new Writer(client))));
    ceiling = Math.max(ceiling, await rate(bareClients.map((client) => new Writer(client))));
  }
  for (const client of [...ourClients, ...bareClients]) client.close();
  report({ figure: 'acknowledged message', unit: 'messages/s', value, ceiling, ratio: value / ceiling });
}

const clients = (side: ChatSide) => Promise.all(Array.from({ length: CLIENTS }, () => side.shopper()));

async function rate(all: readonly Writer[]): Promise<number> {
  const begin = performance.now();
  await Promise.all(
    all.map(async (writer) => {
      for (let i = 0; i < MESSAGES; i++) await writer.write();
    }),
  );
  return (all.length * MESSAGES * 1000) / (performance.now() - begin);
}
