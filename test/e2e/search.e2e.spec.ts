import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { InMemoryEventStore } from '#event-store';
import type { CorrelationNode, CorrelationTree, EventView } from '#protocol';
import { importLog } from '#safekeeping';
import { newEvent, newEvents } from '../../libs/event-store/src/contract-events.contract.js';
import { cookieOf, eventually, shopperSocket, visitor } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
let headers: Record<string, string>;
beforeAll(async () => {
  server = await running();
  headers = { cookie: await cookieOf(server, 'administrator') };
});
afterAll(() => server.remove());

const get = (path: string): Promise<Response> => fetch(`${server.url}/api/admin/${path}`, { headers });
async function search(query: Readonly<Record<string, string>>): Promise<readonly EventView[]> {
  const response = await get(`events?${new URLSearchParams(query).toString()}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as readonly EventView[];
}
const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** A visitor asks, is understood and answered. */
async function asked(): Promise<{ conversationId: string; events: readonly EventView[] }> {
  const shopper = await shopperSocket(server, (await visitor(server)).token);
  const text = 'My secret hobby is curling. Where is my order?';
  const sent = await shopper.emitWithAck('message.send', { messageId: randomUUID(), text });
  const conversationId = sent.ok ? sent.value.conversationId : '';
  const events = await eventually(async () => {
    const found = await search({ prefix: `conversation-${conversationId}` });
    return found.some(({ type }) => type === 'AssistantReplied') ? found : undefined;
  });
  shopper.close();
  return { conversationId, events };
}

describe('searching the log', () => {
  it('finds by type, stream, time and correlation, newest first, page by page', async () => {
    const { conversationId, events } = await asked();
    const positions = events.map(({ position }) => Number(position));
    expect(positions).toEqual([...positions].sort((a, b) => b - a));
    const [newest] = events as [EventView];
    const { occurredAt, correlationId } = newest.metadata;
    const prefix = `conversation-${conversationId}`;
    expect(idsOf(await search({ type: newest.type, prefix }))).toEqual([newest.id]);
    expect(idsOf(await search({ correlationId }))).toContain(newest.id);
    expect(idsOf(await search({ prefix, from: occurredAt }))).toContain(newest.id);
    expect(idsOf(await search({ prefix, to: occurredAt }))).not.toContain(newest.id);
    expect(await search({ type: 'Nothing' })).toEqual([]);
    const paged: string[] = [];
    for (let before = ''; ;) {
      const page = await search({ prefix, limit: '2', ...(before !== '' && { before }) });
      paged.push(...idsOf(page));
      if (page.length < 2) break;
      before = page.at(-1)?.position ?? '';
    }
    expect(paged).toEqual(idsOf(events));
  });

  it.each([
    ['events?from=yesterday', 'from'],
    ['events?before=-1', 'before'],
    ['events?limit=501', 'limit'],
    ['export?format=xml', 'format'],
  ])('refuses %s by the name of the field', async (path, field) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid-input', issues: [{ path: field }] });
  });

  it('follows a request as a tree: what caused what', async () => {
    const { events } = await asked();
    const [sent] = events.filter(({ type }) => type === 'ShopperMessageSent');
    const response = await get(`correlations/${sent?.metadata.correlationId ?? ''}`);
    const tree = (await response.json()) as CorrelationTree;
    const all = (nodes: readonly CorrelationNode[]): CorrelationNode[] =>
      nodes.flatMap((node) => [node, ...all(node.caused)]);
    const nodes = all(tree.roots);
    expect(tree.events).toBe(nodes.length);
    for (const { event, caused } of nodes)
      for (const effect of caused) expect(effect.event.metadata.causationId).toBe(event.id);
    const typesBelow = (type: string): string[] =>
      nodes.find(({ event }) => event.type === type)?.caused.map(({ event }) => event.type) ?? [];
    expect(typesBelow('ShopperMessageSent')).toEqual(['IntentClassified']);
    expect(typesBelow('IntentClassified')).toContain('AssistantReplied');
  });
});

describe('an export', () => {
  it.each([
    ['ndjson', /^attachment; filename="presage-\d{4}-\d\d-\d\d\.ndjson"$/],
    ['cloudevents', /^attachment; filename="presage-\d{4}-\d\d-\d\d\.cloudevents\.ndjson"$/],
  ])('in %s can be taken over whole, and tells nothing that is sealed', async (format, disposition) => {
    await asked();
    const log = await server.house.log.readAll(0n, {}, 10_000);
    const response = await get(`export?format=${format}`);
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    expect(response.headers.get('content-disposition')).toMatch(disposition);
    const text = await response.text();
    expect(text).not.toContain('curling');
    const copy = new InMemoryEventStore();
    await importLog(copy, chunks(text));
    expect(await copy.readAll(0n, {}, 10_000)).toEqual(log);
  });

  it('of some streams holds these, whole', async () => {
    const { conversationId } = await asked();
    const prefix = `conversation-${conversationId}`;
    const copy = new InMemoryEventStore();
    await importLog(copy, chunks(await (await get(`export?prefix=${prefix}`)).text()));
    expect(idsOf(await copy.readAll(0n))).toEqual(idsOf(await server.house.log.readStream(prefix)));
  });

  it('waits for a slow reader instead of piling up, and stops when the reader goes', async () => {
    const text = 'x'.repeat(2_000);
    for (let i = 0; i < 40; i++) {
      const batch = newEvents(250).map((event) => ({ ...event, data: { text } }));
      await server.house.log.append('bulk-1', batch);
    }
    let reads = 0;
    const restore = beforeReadsOf('bulk-', () => (reads += 1));
    const response = await get('export?prefix=bulk-');
    const reader = response.body?.getReader();
    await reader?.read();
    const settled = await untilSteady(() => reads);
    expect(settled).toBeLessThan(40);
    await reader?.cancel();
    await setTimeout(200);
    expect(reads).toBeLessThan(40);
    restore();
  });

  it('that breaks off in the middle shows: the connection ends before the last line', async () => {
    const { log } = server.house;
    for (let i = 0; i < 8; i++) await log.append('broken-1', newEvents(250));
    let reads = 0;
    const restore = beforeReadsOf('broken-', () => {
      if (++reads > 4) throw new Error('disk');
    });
    try {
      const response = await get('export?prefix=broken-');
      await expect(response.text()).rejects.toThrow();
    } finally {
      restore();
    }
    expect((await get('overview')).status).toBe(200);
    await log.append('broken-1', [newEvent()]);
  });
});

/** Lets the export's own reads be seen; everybody else reads as before. @returns what undoes it */
function beforeReadsOf(prefix: string, hear: () => void): () => void {
  const { log } = server.house;
  const read = log.readAll.bind(log);
  log.readAll = async (after, filter, limit) => {
    if (filter?.streamPrefixes?.[0] === prefix) hear();
    return read(after, filter, limit);
  };
  return () => {
    log.readAll = read;
  };
}

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** The value when it has stopped changing. */
async function untilSteady(value: () => number): Promise<number> {
  for (let before = -1; before !== value();) {
    before = value();
    await setTimeout(300);
  }
  return value();
}
