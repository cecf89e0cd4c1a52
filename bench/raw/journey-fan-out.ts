import { randomUUID } from 'node:crypto';
import { quantile, type Report } from '../report.js';
import { type ChatSide, WRITE_KEY } from './chat-side.js';
import type { SocketIoClient } from './socket-io-client.js';

const DESKS = 50;
const STEPS = 40;
/** Longer than a desk waits before it is told of the next step of the same shopper. */
const PAUSE_MS = 300;

/** One shopper goes from page to page, and so many desks watch: from the page's request to the last of the screens. */
export async function journeyFanOut(report: Report, ours: ChatSide, bare: ChatSide): Promise<void> {
  const [here, there] = [await walk(ours), await walk(bare)];
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const [value, ceiling] = [quantile(here, share), quantile(there, share)];
    const figure = `a step of a journey on ${String(DESKS)} desks, ${name}`;
    report({ figure, unit: 'ms', value, ceiling, ratio: ceiling / value });
  }
}

async function walk(side: ChatSide): Promise<number[]> {
  const anonymousId = randomUUID();
  const desks = await Promise.all(Array.from({ length: DESKS }, () => side.agent()));
  await step(side, anonymousId, 'start');
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2));
  for (const desk of desks) await desk.emit('shopper.watch', { shopperId: `a-${anonymousId}` });
  const took: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const page = `page-${randomUUID()}`;
    const everywhere = Promise.all(desks.map((desk) => shows(desk, page)));
    const begin = performance.now();
    await step(side, anonymousId, page);
    await everywhere;
    took.push(performance.now() - begin);
  }
  for (const desk of desks) desk.close();
  return took;
}

const shows = (desk: SocketIoClient, page: string): Promise<void> =>
  new Promise((resolve) => {
    desk.onPush((text) => {
      if (text.startsWith('["shopper.changed"') && text.includes(page)) resolve();
    });
  });

async function step({ program }: ChatSide, anonymousId: string, page: string): Promise<void> {
  const properties = { path: `/${page}`, url: `https://shop.example/${page}`, title: page };
  const response = await fetch(`http://127.0.0.1:${String(program.port)}/v1/page`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${WRITE_KEY}:`).toString('base64')}` },
    body: JSON.stringify({ anonymousId, messageId: randomUUID(), name: page, properties }),
  });
  if (!response.ok) throw new Error(await response.text());
}
