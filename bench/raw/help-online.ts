import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import { handlePolicyCommand } from '#help';
import { helpPolicy, shopperStream } from '#protocol';
import { readConfig } from '../../src/config/config.js';
import { type House, openHouse } from '../../src/house.js';
import { startServer } from '../../src/server.js';
import { quantile, type Report } from '../report.js';

const ROUNDS = 200;
const WARM_UP = 20;
const PATIENCE_MS = 5_000;
const KEY = 'harbour-pine-bench';
const words = { saw: 'The payment failed {{times}} times.', action: 'Help' };
const POLICY = helpPolicy.parse({
  name: 'Payment failed twice',
  when: { happened: { event: 'PaymentFailed', times: 2, withinMinutes: 5 } },
  answers: 'payment_failed',
  offer: { en: words, zh: words },
  limits: { holdOut: 0 },
});

/**
 * From the event that leads to an offer, acknowledged and so durable, to the card at the shopper's socket: one new
 * shopper after another, with a real store and real projections.
 */
export async function eventToCard(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const environment = { PORT: '0', PRESAGE_VAR: folder, WRITE_KEY: KEY, LOG_LEVEL: 'silent', DEMO: 'off' };
  const config = readConfig({ ...environment, PRESAGE_ROLES: 'gateway,projector,assistant' });
  const house = await openHouse(config, pino({ level: 'silent' }));
  const server = await startServer(house);
  try {
    await putInForce(house);
    const times: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const time = await once(server.url, house);
      if (round >= WARM_UP) times.push(time);
    }
    for (const share of [0.5, 0.99]) {
      const figure = `event → card at the shopper’s socket, p${String(share * 100)}`;
      report({ figure, value: quantile(times, share), unit: 'ms' });
    }
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function putInForce({ store }: House): Promise<void> {
  const actor = { kind: 'system', id: 'bench' } as const;
  const metadata = { correlationId: 'bench', actor, occurredAt: new Date().toISOString() };
  await handlePolicyCommand(store, { type: 'DefinePolicy', policyId: 'bench', policy: POLICY }, metadata);
  await handlePolicyCommand(store, { type: 'EnablePolicy', policyId: 'bench' }, metadata);
}

async function once(url: string, { store }: House): Promise<number> {
  const reply = await fetch(`${url}/v1/visitor`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ writeKey: KEY }),
  });
  const { token, shopperId } = (await reply.json()) as { token: string; shopperId: string };
  const socket = io(`${url}/shopper`, { transports: ['websocket'], forceNew: true, auth: { token } });
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  const shown = new Promise<void>((resolve, reject) => {
    socket.once('help.offered', () => resolve());
    setTimeout(() => reject(new Error('No card came.')), PATIENCE_MS).unref();
  });
  await store.append(shopperStream(shopperId), [failure(shopperId)]);
  await store.append(shopperStream(shopperId), [failure(shopperId)]);
  const acknowledged = performance.now();
  await shown;
  const time = performance.now() - acknowledged;
  socket.close();
  return time;
}

const failure = (shopperId: string) => ({
  id: randomUUID(),
  type: 'PaymentFailed',
  schemaVersion: 1,
  data: { reason: 'card_declined' },
  metadata: {
    correlationId: randomUUID(),
    actor: { kind: 'shopper', id: shopperId } as const,
    occurredAt: new Date().toISOString(),
  },
});
