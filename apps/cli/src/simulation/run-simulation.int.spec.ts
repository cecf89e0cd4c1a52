import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryEventStore } from '#event-store';
import { importLog } from '#safekeeping';
import { simulate, type SimulatedEvent } from '#simulator';
import { loadSimulatedShop } from '../../../../src/demo/simulated-shop.js';
import { openStores } from '../open-stores.js';
import { UsageError } from '../usage-error.js';
import { Destination } from './destination.js';
import { FileDestination } from './file-destination.js';
import { LogDestination } from './log-destination.js';
import { beginningFor, Pace } from './pace.js';
import { runSimulation, type SimulationRun } from './run-simulation.js';
import { ServerDestination } from './server-destination.js';

const from = new Date('2026-09-01T00:00:00Z');
const atOnce = new Pace({ kind: 'max' }, 0, 0);
let folder = '';
let events: readonly SimulatedEvent[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'presage-simulate-'));
  events = [...simulate({ ...(await loadSimulatedShop()), seed: 1, shoppers: 60, days: 10, from })];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const tellTo = (to: Destination, signal = new AbortController().signal): Promise<SimulationRun> =>
  runSimulation({ events, to, pace: atOnce, signal });

describe('a simulation told', () => {
  it('to the log twice is there once, every message sealed and readable', async () => {
    const file = join(folder, 'var');
    for (const [stored, duplicates] of [
      [events.length, 0],
      [0, events.length],
    ]) {
      await using to = await LogDestination.open(file);
      expect(await tellTo(to)).toMatchObject({ events: events.length, stored, duplicates, leftOut: 0 });
    }
    await using stores = await openStores(file);
    const sent = { types: ['ShopperMessageSent'] };
    const [read] = await stores.store.readAll(0n, sent, 1);
    const [kept] = await stores.log.readAll(0n, sent, 1);
    const written = events.find(({ event }) => event.id === read?.id);
    expect(read?.data).toEqual(written?.event.data);
    expect(JSON.stringify(kept?.data)).not.toContain((written?.event.data as { text: string }).text);
  });

  it('to a file can be taken over by import-log, in the same order', async () => {
    const name = join(folder, 'events.ndjson');
    {
      await using to = await FileDestination.open(name);
      await tellTo(to);
      await to.finish();
    }
    const log = new InMemoryEventStore();
    await importLog(log, createReadStream(name));
    const taken = await log.readAll(0n, {}, events.length + 1);
    expect(taken.map(({ id }) => id)).toEqual(events.map(({ event }) => event.id));
  });

  it('to a server goes through its door for behaviour, and waits where it is asked to', async () => {
    const bodies: { readonly batch: readonly unknown[] }[] = [];
    let isBusy = true;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const [status, isKnown] = [isBusy ? 429 : 200, request.headers.authorization === 'Basic a2V5Og=='];
        isBusy = false;
        if (status === 200) bodies.push(JSON.parse(body) as (typeof bodies)[number]);
        const accepted = bodies.at(-1)?.batch.length ?? 0;
        response.writeHead(isKnown ? status : 401, { 'retry-after': '0' });
        response.end(JSON.stringify({ success: true, accepted, duplicates: 0, rejected: [] }));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = new URL(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    try {
      const run = await tellTo(new ServerDestination(address, 'key'));
      const sent = bodies.reduce((sum, { batch }) => sum + batch.length, 0);
      expect(run.stored).toBe(sent);
      expect(run.stored + run.leftOut).toBe(events.length);
      expect(run.leftOut).toBeLessThan(events.length / 5);
      await expect(tellTo(new ServerDestination(address, 'other'))).rejects.toThrow(UsageError);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('ends between two events when it is stopped, with all it told', async () => {
    class Stopping extends Destination {
      readonly taken: SimulatedEvent[] = [];
      readonly stop = new AbortController();
      override write(window: readonly SimulatedEvent[]): Promise<void> {
        this.taken.push(...window);
        if (this.taken.length > 0) this.stop.abort();
        return Promise.resolve();
      }
    }
    const to = new Stopping();
    const pace = new Pace({ kind: 'load', perSecond: 10 }, 0, Date.now());
    const run = await runSimulation({ events, to, pace, signal: to.stop.signal });
    expect(run).toMatchObject({ isStopped: true, events: to.taken.length });
    expect(to.taken).toEqual(events.slice(0, to.taken.length));
  });
});

describe('its pace', () => {
  const DAY = 86_400_000;

  it('never tells of the future: the last event is sent when it happens', () => {
    const now = Date.UTC(2026, 10, 22);
    const speed = { kind: 'times', factor: 24 } as const;
    const begin = beginningFor(speed, 2, now).getTime();
    const pace = new Pace(speed, begin, now);
    expect(pace.waits(begin, now)).toBe(0);
    expect(now + pace.waits(begin + 2 * DAY, now)).toBe(begin + 2 * DAY);
  });

  it('spreads events evenly under a load', () => {
    const pace = new Pace({ kind: 'load', perSecond: 100 }, 0, 0);
    expect([pace.waits(0, 0), pace.waits(0, 0), pace.waits(0, 5)]).toEqual([0, 10, 15]);
  });
});
