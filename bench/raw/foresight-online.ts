import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { io, type Socket } from 'socket.io-client';
import type { ForesightModel } from '#foresight';
import { shopperStream, type ForesightView } from '#protocol';
import { readConfig } from '../../src/config/config.js';
import { type House, openHouse } from '../../src/house.js';
import { startServer } from '../../src/server.js';
import { prepareDemo } from '../../src/start/prepare-demo.js';
import { quantile, type Report } from '../report.js';

const KEY = 'harbour-pine-bench';
const AGENT = { id: 'bench', name: 'Bench', email: 'bench@presage.example', role: 'agent' } as const;
const SHOPPERS = 50;
const ROUNDS = 400;
const WARM_UP = 50;
const PATIENCE_MS = 5_000;
const START_MS = 120_000;

/**
 * From an event that is acknowledged, and so durable, to what is believed on account of it: in the process, and at the
 * socket of the agent who watches, with a real store, real projections, and what foresees in the demo shop after its first start.
 */
export async function eventToPrediction(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const environment = { PORT: '0', PRESAGE_VAR: folder, WRITE_KEY: KEY, LOG_LEVEL: 'silent' };
  const config = readConfig({ ...environment, PRESAGE_ROLES: 'gateway,projector,foresight' });
  const house = await openHouse(config, pino({ level: 'silent' }));
  await house.staff.add(AGENT, KEY);
  await prepareDemo(house);
  const server = await startServer(house);
  for (const role of house.roles) await role.settled?.();
  try {
    const model = await served(house);
    tell(report, `event → updated prediction (${nameOf(model)})`, await inProcess(house));
    tell(report, 'event → updated prediction at the agent’s socket', await atSocket(server.url));
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Baselines learn behind the started server. */
async function served({ serving }: House): Promise<ForesightModel> {
  for (const end = performance.now() + START_MS; performance.now() < end;) {
    const model = serving.current();
    if (model) return model;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('No model serves.');
}

const nameOf = ({ model: { name, version } }: ForesightModel): string => `${name} ${version}`.slice(0, 40);

function tell(report: Report, figure: string, times: readonly number[]): void {
  for (const share of [0.5, 0.99])
    report({ figure: `${figure}, p${String(share * 100)}`, value: quantile(times, share), unit: 'ms' });
}

/** One event at a time, of one shopper after another. */
async function inProcess({ store, foresights }: House): Promise<readonly number[]> {
  const waiting = new Map<string, () => void>();
  foresights.onChanged(({ shopperId }) => waiting.get(shopperId)?.());
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const shopperId = `a-direct-${String(round % SHOPPERS)}`;
    const seen = new Promise<void>((resolve) => waiting.set(shopperId, resolve));
    await store.append(shopperStream(shopperId), [viewed(shopperId, round)]);
    const acknowledged = performance.now();
    await inTime(seen);
    if (round >= WARM_UP) times.push(performance.now() - acknowledged);
  }
  return times;
}

const viewed = (shopperId: string, n: number) => ({
  id: randomUUID(),
  type: 'ProductViewed',
  schemaVersion: 1,
  data: { product_id: `p-${String(n % 200)}`, category: 'bench', price: 10 },
  metadata: {
    correlationId: randomUUID(),
    actor: { kind: 'shopper', id: shopperId } as const,
    occurredAt: new Date().toISOString(),
  },
});

/** Over HTTP in, and at a socket out; the shopper is watched, so that products and evidence are worked out as well. */
async function atSocket(url: string): Promise<readonly number[]> {
  const agent = await agentAt(url);
  const who = 'watched';
  await track(url, who, 0);
  let watched = false;
  while (!watched)
    watched = ((await agent.emitWithAck('shopper.watch', { shopperId: `a-${who}` })) as { ok: boolean }).ok;
  const times: number[] = [];
  for (let round = 1; round <= WARM_UP + ROUNDS; round++) {
    const since = new Date().toISOString();
    const seen = new Promise<void>((resolve) => {
      const listen = ({ at }: ForesightView): void => {
        if (at < since) return;
        agent.off('foresight.changed', listen);
        resolve();
      };
      agent.on('foresight.changed', listen);
    });
    await track(url, who, round);
    const acknowledged = performance.now();
    await inTime(seen);
    if (round > WARM_UP) times.push(Math.max(0, performance.now() - acknowledged));
  }
  agent.close();
  return times;
}

async function agentAt(url: string): Promise<Socket> {
  const login = await send(`${url}/auth/login`, { email: AGENT.email, password: KEY }, {});
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const socket = io(`${url}/agent`, { transports: ['websocket'], extraHeaders: { cookie } });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

async function track(url: string, anonymousId: string, n: number): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`;
  const properties = { product_id: `p-${String(n % 200)}`, category: 'bench', price: 10 };
  const call = { type: 'track', event: 'Product Viewed', anonymousId, messageId: randomUUID(), properties };
  const answer = await send(`${url}/v1/track`, call, { authorization });
  if (!answer.ok) throw new Error(await answer.text());
}

const send = (address: string, body: object, headers: Record<string, string>): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** A figure that never comes would keep everybody waiting. */
async function inTime(seen: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No prediction came.')), PATIENCE_MS);
  });
  await Promise.race([seen, late]);
  clearTimeout(timer);
}
