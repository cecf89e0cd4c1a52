import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentAt, DocumentDifference, DocumentHistory, Problem } from '#protocol';
import { changed } from '#testing';
import { projections } from '../../src/projections.js';
import { cookieOf } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
let headers: Record<string, string>;
beforeAll(async () => {
  server = await running({ seeded: true });
  headers = { cookie: await cookieOf(server, 'administrator') };
  await server.house.runner?.untilCaughtUp(await server.house.store.head());
});
afterAll(() => server.remove());

async function ask(path: string, expected = 200): Promise<unknown> {
  const response = await fetch(`${server.url}${path}`, { headers });
  expect({ path, status: response.status }).toEqual({ path, status: expected });
  return response.json();
}
const about = (projection: string, what: string, query: Readonly<Record<string, string>>): string =>
  `/api/admin/projections/${projection}/${what}?${new URLSearchParams(query).toString()}`;
const history = async (projection: string, key: string): Promise<DocumentHistory> =>
  (await ask(about(projection, 'history', { key }))) as DocumentHistory;
const at = async (
  projection: string,
  key: string,
  moment: Readonly<Record<string, string>>,
): Promise<DocumentAt> => (await ask(about(projection, 'document', { key, ...moment }))) as DocumentAt;

/** Sums over what many did cannot be told for one key alone: they are refused. */
const oneByOne = projections.filter(({ aggregate }) => aggregate === undefined);

describe('documents at any moment', () => {
  it.each(oneByOne.map((projection) => [projection.name, projection] as const))(
    'are at the head what is live, for every document of %s',
    async (name, projection) => {
      const keys: string[] = [];
      for (let page: string[] = ['']; page.length > 0; keys.push(...page))
        page = (await ask(about(name, 'documents', { after: keys.at(-1) ?? '', limit: '500' }))) as string[];
      expect(keys.length).toBe(await server.house.readModels.count(projection));
      for (const key of keys.filter((_, index) => index % Math.ceil(keys.length / 25) === 0)) {
        const live = await server.house.readModels.get<object>(projection, key);
        if (live === undefined || projection.aliasOf?.(live) !== undefined) continue;
        const shown = JSON.parse(JSON.stringify(projection.present?.(live) ?? live)) as unknown;
        const { moments } = await history(name, key);
        const last = moments.at(-1);
        const there = await at(name, key, { position: String(last?.position) });
        expect(there).toMatchObject({ position: last?.position, at: last?.at });
        expect(there.document).toEqual(shown);
      }
    },
  );

  it.each(projections.filter(({ aggregate }) => aggregate).map(({ name }) => name))(
    'are refused where they add up what many did: %s',
    async (name) => {
      expect(await ask(about(name, 'history', { key: 'anything' }), 409)).toMatchObject({ code: 'conflict' });
    },
  );

  it('show the same portrait that the desk shows, under every id of a person who was anonymous first', async () => {
    const { document: portrait } = await at('portrait', await someoneMerged(), {
      time: '2100-01-01T00:00:00Z',
    });
    const { shopperId, identities } = portrait as { shopperId: string; identities: { shopperId: string }[] };
    expect(identities.length).toBeGreaterThan(1);
    for (const { shopperId: id } of identities) {
      expect(await ask(`/api/shoppers/${id}`)).toMatchObject({ portrait: portrait as object });
      expect((await history('portrait', id)).keys).toEqual(expect.arrayContaining([id, shopperId]));
    }
  });

  it('tell what changed between two moments, and which event did it', async () => {
    const key = await someoneMerged();
    const { moments } = await history('portrait', key);
    const [from, to] = [moments[Math.floor(moments.length / 3)], moments.at(-1)];
    const ends = { from: String(from?.position), to: String(to?.position) };
    const difference = (await ask(about('portrait', 'difference', { key, ...ends }))) as DocumentDifference;
    const [before, after] = [
      await at('portrait', key, { position: ends.from }),
      await at('portrait', key, { position: ends.to }),
    ];
    expect(changed(before.document, difference.changes)).toEqual(after.document);
    expect(difference.changes.find(({ path }) => path === '/lastSeen')?.cause).toEqual(
      expect.objectContaining({ eventId: expect.any(String), type: expect.any(String) }),
    );
    for (const { cause } of difference.changes) {
      const [step, then] = [
        Number(cause?.position),
        moments.find(({ eventId }) => eventId === cause?.eventId),
      ];
      expect(then).toEqual(cause);
      expect(step > Number(from?.position) && step <= Number(to?.position)).toBe(true);
    }
    const times = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00+02:00' };
    expect(await ask(about('portrait', 'difference', { key, ...times }))).toMatchObject({
      from: '0',
      to: ends.to,
    });
  });

  it('were not there before the first event', async () => {
    const [first] = (await history('portrait', await someoneMerged())).moments;
    const before = { projection: 'portrait', position: '0', events: 0 };
    const key = await someoneMerged();
    expect(await at('portrait', key, { position: String(Number(first?.position) - 1) })).toEqual({
      ...before,
      key,
    });
    expect(await at('portrait', key, { time: '2000-01-01T00:00:00Z' })).toEqual({ ...before, key });
  });

  it('are not told of positions that are not written yet', async () => {
    const path = about('portrait', 'document', { key: await someoneMerged(), position: '99999999' });
    const head = String(await server.house.store.head());
    expect(await ask(path, 400)).toMatchObject({
      code: 'invalid-input',
      message: `Position 99999999 is not written yet: the log ends at ${head}.`,
    });
  });

  it.each([
    ['nothing/history?key=u-1', 404, 'There is no projection nothing. There are: portrait, journey'],
    ['nothing/documents', 404, 'There is no projection nothing'],
    ['portrait/history?key=u-nobody', 404, 'No event concerns u-nobody in portrait'],
    ['portrait/document?key=u-1', 400, 'Give a position or a time.'],
    ['portrait/document?key=u-1&position=1&time=2026-01-01T00:00:00Z', 400, 'Give a position or a time.'],
    ['portrait/document?key=u-1&position=minus', 400, 'Give a position of the log, a whole number.'],
    ['portrait/difference?key=u-1&from=1&to=yesterday', 400, 'Give a position of the log or a time like'],
    ['portrait/difference?from=1&to=2', 400, 'key: '],
  ])('%s is answered %d with what to do', async (path, status, message) => {
    const problem = (await ask(`/api/admin/projections/${path}`, status)) as Problem;
    expect(problem.message).toContain(message);
  });
});

it('lists the documents whose keys begin alike', async () => {
  const all = (await ask(about('portrait', 'documents', { limit: '500' }))) as string[];
  const known = all.filter((key) => key.startsWith('u-'));
  const [first = '', second = ''] = known;
  expect(await ask(about('portrait', 'documents', { prefix: 'u-', limit: '500' }))).toEqual(known);
  expect(await ask(about('portrait', 'documents', { prefix: first, limit: '1' }))).toEqual([first]);
  expect(await ask(about('portrait', 'documents', { prefix: 'u-', after: first, limit: '1' }))).toEqual([
    second,
  ]);
  expect(await ask(about('portrait', 'documents', { prefix: 'nobody' }))).toEqual([]);
});

it('shows nothing personal of a shopper who was forgotten, at no moment, also where it had been looked at before', async () => {
  const { store, runner, ids, clock, keys: secrets } = server.house;
  const key = await someoneMerged();
  const { moments, keys } = await history('portrait', key);
  const moment = { position: String(moments.at(-1)?.position) };
  const { traits, events } = (await at('portrait', key, moment)).document as {
    traits: { name: string; email: string };
    events: number;
  };
  expect([traits.name, traits.email]).toEqual([expect.any(String), expect.any(String)]);
  const streams = keys.map((id) => `shopper-${id}`);
  const keyIds = (await secrets.of(keys)).map(({ id }) => id);
  const actor = { kind: 'administrator', id: 'test' } as const;
  const { position } = await store.append(`shopper-${key}`, [
    {
      id: ids.next(),
      type: 'ShopperForgotten',
      schemaVersion: 1,
      data: { shopperId: key, shopperIds: keys, streams, keyIds, reason: 'they asked for it' },
      metadata: { correlationId: ids.next(), actor, occurredAt: clock.now().toISOString() },
    },
  ]);
  await runner?.untilCaughtUp(position);
  const forgotten = (await at('portrait', key, moment)).document;
  expect(forgotten).toMatchObject({ shopperId: key, events });
  for (const told of [traits.name, traits.email]) expect(JSON.stringify(forgotten)).not.toContain(told);
});

/** A shopper of the demo who came anonymously and logged in later. */
async function someoneMerged(): Promise<string> {
  const [event] = await server.house.store.readAll(0n, { types: ['ShoppersMerged'] }, 1);
  return (event?.data as { into: string }).into;
}
