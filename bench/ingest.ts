import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestOf, sendAll } from './raw/http-load.js';
import { type Program, start } from './raw/programs.js';
import type { Report } from './report.js';

const KEY = 'harbour-pine';
const CONNECTIONS = 256;
const ROUNDS = 4;
const SINGLE = 8_000;
const BATCHES = 1_000;
const BATCH = 20;
const SHOPPERS = 500;

/**
 * Behaviour calls over HTTP, validated and durably appended, beside bare Fastify that parses the same bodies and
 * throws them away. Server and client are processes of their own; rounds alternate, the best of each counts.
 */
export async function run(report: Report): Promise<void> {
  const bare = await start('bench/raw/bare-fastify.js');
  try {
    await beside(report, bare, 'gateway', '');
    await beside(report, bare, 'gateway,projector', ', projections in the same process');
  } finally {
    await bare.stop();
  }
}

async function beside(report: Report, bare: Program, roles: string, note: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const env = {
    PRESAGE_VAR: folder,
    PRESAGE_ROLES: roles,
    DEMO: 'off',
    WRITE_KEY: `${KEY}-bench`,
    INGEST_PER_SECOND: '1000000',
  };
  const presage = await start('src/main.js', env);
  try {
    const single = await duel(presage, bare, '/v1/track', SINGLE, () => JSON.stringify(call()));
    report({ figure: `one call a request${note}`, unit: 'requests/s', ...single });
    const batch = () => JSON.stringify({ batch: Array.from({ length: BATCH }, call) });
    const batched = await duel(presage, bare, '/v1/batch', BATCHES, batch);
    report({ figure: `${BATCH} calls a request${note}`, unit: 'requests/s', ...batched });
  } finally {
    await presage.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function duel(presage: Program, bare: Program, path: string, requests: number, body: () => string) {
  const rate = async ({ port }: Program): Promise<number> => {
    const authorization = `Basic ${Buffer.from(`${KEY}-bench:`).toString('base64')}`;
    const prepared = Array.from({ length: requests }, () => requestOf(port, path, body(), { authorization }));
    return requests / (await sendAll(port, prepared, CONNECTIONS));
  };
  let value = 0;
  let ceiling = 0;
  for (let round = 0; round < ROUNDS; round++) {
    value = Math.max(value, await rate(presage));
    ceiling = Math.max(ceiling, await rate(bare));
  }
  return { value, ceiling, ratio: value / ceiling };
}

/** What a shop's page sends: a product somebody looks at. */
function call() {
  return {
    type: 'track',
    event: 'Product Viewed',
    messageId: randomUUID(),
    anonymousId: `visitor-${Math.floor(Math.random() * SHOPPERS)}`,
    timestamp: new Date().toISOString(),
    properties: {
      product_id: 'hp-k01',
      name: 'Cast-iron skillet 26 cm',
      category: 'kitchen',
      brand: 'Emberly',
      price: 39.9,
      currency: 'EUR',
      quantity: 1,
    },
    context: {
      page: { path: '/shop/product/hp-k01', title: 'Cast-iron skillet' },
      locale: 'en-GB',
      library: { name: 'presage' },
    },
  };
}
