import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Running, running, WRITE_KEY } from './running.js';

let server: Running;
let proxy: { readonly url: string; readonly requests: () => number; close(): Promise<void> };

beforeEach(async () => {
  server = await running();
  proxy = await losingAnswers(server.url, 2);
});
afterEach(async () => {
  await proxy.close();
  await server.remove();
});

const names = Array.from({ length: 45 }, (_, i) => `Step ${i}`);

async function stored(): Promise<string[]> {
  const events = await server.house.store.readAll(0n, { streamPrefixes: ['shopper-'] });
  return events
    .filter(({ type }) => type === 'CustomEventTracked')
    .map(({ data }) => (data as { name: string }).name);
}

describe('every event is stored once, although the first answers get lost and the client sends again', () => {
  it('with @segment/analytics-node', async () => {
    const client = new Analytics({
      writeKey: WRITE_KEY,
      host: proxy.url,
      flushAt: 10,
      flushInterval: 50,
      maxRetries: 5,
    });
    const failed: unknown[] = [];
    client.on('error', (error) => failed.push(error));
    client.identify({ userId: 'ada', traits: { name: 'Ada', email: 'ada@example.com' } });
    client.page({ userId: 'ada', name: 'Home', properties: { path: '/' } });
    for (const event of names) client.track({ userId: 'ada', event, properties: { from: 'segment' } });
    client.alias({ previousId: 'ada-before', userId: 'ada' });
    await client.closeAndFlush({ timeout: 20_000 });
    expect(failed).toEqual([]);
    expect(proxy.requests()).toBeGreaterThan(Math.ceil(48 / 10));
    expect((await stored()).sort()).toEqual([...names].sort());
    const types = (await server.house.store.readStream('shopper-u-ada')).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['ShopperIdentified', 'PageViewed', 'ShoppersMerged']));
    expect(types).toHaveLength(48);
  });

  it('with @rudderstack/rudder-sdk-node', async () => {
    const client = new RudderAnalytics(WRITE_KEY, {
      dataPlaneUrl: proxy.url,
      flushAt: 10,
      flushInterval: 50,
      logLevel: 'none',
    });
    const outcomes = await Promise.all(
      names.map(
        (event) =>
          new Promise((resolve) =>
            client.track({ userId: 'grace', event }, (error?: unknown) => resolve(error)),
          ),
      ),
    );
    expect(outcomes.filter((error) => error !== undefined && error !== null)).toEqual([]);
    expect((await stored()).sort()).toEqual([...names].sort());
    expect(proxy.requests()).toBeGreaterThan(2);
  });
});

/** Passes requests on; the first answers are thrown away after the server has stored what was sent. */
async function losingAnswers(target: string, losses: number): Promise<typeof proxy> {
  let requests = 0;
  const passing: Server = createServer((incoming, answer) => {
    const lose = ++requests <= losses;
    const { method, headers } = incoming;
    const outgoing = forward(
      new URL(incoming.url ?? '/', target),
      { method: method ?? 'POST', headers },
      (got) => {
        got.resume();
        got.on('end', () => {
          if (lose) incoming.socket.destroy();
          else
            answer
              .writeHead(got.statusCode ?? 500, { 'content-type': 'application/json' })
              .end('{"success":true}');
        });
      },
    );
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => passing.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(passing.address() as AddressInfo).port}`,
    requests: () => requests,
    close: () => new Promise((resolve) => passing.close(() => resolve()).closeAllConnections()),
  };
}
