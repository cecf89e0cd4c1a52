import type { Report } from '../report.js';
import type { ChatSide } from './chat-side.js';
import type { Memory } from './programs.js';
import type { SocketIoClient } from './socket-io-client.js';

const SHOPPERS = 2_000;
const AT_ONCE = 50;

/** What a shopper costs who has a page open and says nothing. */
export async function idleShoppers(report: Report, ours: ChatSide, bare: ChatSide): Promise<void> {
  const [here, there] = [await each(ours), await each(bare)];
  const figures = [
    ['memory of an idle shopper, in use', 'used'],
    ['memory of an idle shopper, held by the process', 'resident'],
  ] as const;
  for (const [figure, what] of figures) {
    const [value, ceiling] = [here[what] / 1024, there[what] / 1024];
    report({
      figure: `${figure}, ${String(SHOPPERS)} of them`,
      unit: 'kB',
      value,
      ceiling,
      ratio: ceiling / value,
    });
  }
}

async function each(side: ChatSide): Promise<Memory> {
  // What is made once, with the first ones, is no part of what each costs.
  await closed(await connected(side, AT_ONCE));
  const before = await side.program.memory();
  const clients = await connected(side, SHOPPERS);
  const after = await side.program.memory();
  await closed(clients);
  return {
    used: (after.used - before.used) / SHOPPERS,
    resident: (after.resident - before.resident) / SHOPPERS,
  };
}

async function connected(side: ChatSide, count: number): Promise<SocketIoClient[]> {
  const clients: SocketIoClient[] = [];
  while (clients.length < count) {
    const more = Math.min(AT_ONCE, count - clients.length);
    clients.push(...(await Promise.all(Array.from({ length: more }, () => side.shopper()))));
  }
  return clients;
}

async function closed(clients: readonly SocketIoClient[]): Promise<void> {
  for (const client of clients) client.close();
  await new Promise((resolve) => setTimeout(resolve, 500));
}
