import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Projection } from '#projections';
import type { EventView, ProjectionStatus, QuarantineGroup, RetryReply, ShopperDetail } from '#protocol';
import { journeyProjection, portraitProjection } from '#shopper';
import { cookieOf, eventually, post, track } from './clients.js';
import { type Running, running } from './running.js';

let fixed = false;

/** The portrait, with a mistake in it that somebody will mend. */
const mistaken: Projection = {
  ...(portraitProjection as Projection),
  apply(event, documents) {
    const { product_id } = event.data as { product_id?: string };
    if (!fixed && product_id?.startsWith('odd')) throw new RangeError(`no price band for "${product_id}"`);
    return (portraitProjection as Projection).apply(event, documents);
  },
};
const projections = [mistaken, journeyProjection as Projection];

let projector: Running;
/** Serves pages and answers administrators; projections run in the other one. */
let gateway: Running;
let cookie: string;

beforeAll(async () => {
  projector = await running({ projections });
  gateway = await running({ projections, folder: projector.folder, env: { PRESAGE_ROLES: 'gateway' } });
  cookie = await cookieOf(gateway, 'administrator');
});
afterAll(async () => {
  await gateway.stop();
  await projector.remove();
});

const viewed = (anonymousId: string, product_id: string) => ({
  type: 'track',
  event: 'Product Viewed',
  anonymousId,
  messageId: `${anonymousId} ${product_id}`,
  properties: { product_id, category: 'hats', price: 20 },
});

async function get<Answer>(server: Running, path: string): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, { headers: { cookie } });
  return (await response.json()) as Answer;
}
const groups = (server = gateway) => get<readonly QuarantineGroup[]>(server, '/api/admin/quarantine');
const detailOf = (id: string) => get<ShopperDetail>(gateway, `/api/shoppers/${id}`);

async function retry(body: object): Promise<RetryReply> {
  const response = await post(gateway, '/api/admin/quarantine/retry', body, {
    cookie,
    'sec-fetch-site': 'same-origin',
  });
  expect(response.status).toBe(200);
  return (await response.json()) as RetryReply;
}

describe('events that a projection cannot apply', () => {
  it('are set aside by cause, and everything else goes on', async () => {
    const batch = [
      viewed('ann', 'odd-1'),
      viewed('ann', 'hat'),
      viewed('bo', 'odd-2'),
      viewed('bo', 'odd-3'),
    ];
    expect((await track(gateway, { batch })).status).toBe(200);
    await eventually(async () => ((await groups())[0]?.count === 3 ? true : undefined));
    expect(await groups()).toMatchObject([
      {
        projection: 'portrait',
        cause: 'no price band for …',
        count: 3,
        documents: 2,
        samples: [
          { type: 'ProductViewed', stream: 'shopper-a-bo', key: 'a-bo', error: 'no price band for "odd-3"' },
          { key: 'a-bo' },
          { key: 'a-ann' },
        ],
      },
    ]);
    const ann = await eventually(async () => {
      const detail = await detailOf('a-ann');
      return detail.journey.entries.length === 2 ? detail : undefined;
    });
    expect(ann).toMatchObject({ degraded: true, portrait: { shopperId: 'a-ann', events: 1 } });
    const projectorCookie = await cookieOf(projector, 'administrator');
    const response = await fetch(`${projector.url}/api/admin/projections`, {
      headers: { cookie: projectorCookie },
    });
    expect((await response.json()) as ProjectionStatus[]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'portrait', state: 'live', quarantined: 3, generation: 1 }),
        expect.objectContaining({ name: 'journey', state: 'live', quarantined: 0 }),
      ]),
    );
  });

  it('stay while the mistake stands', async () => {
    expect(await retry({ projection: 'portrait' })).toEqual({ released: 0, stillFailing: 3 });
    expect(await groups()).toMatchObject([{ count: 3 }]);
  });

  it('are applied by a retry after it is mended: one, then the others by their cause', async () => {
    fixed = true;
    const samples = (await groups())[0]?.samples ?? [];
    const ofAnn = samples.find(({ key }) => key === 'a-ann')?.eventId ?? '';
    expect(await retry({ projection: 'portrait', eventIds: [ofAnn] })).toEqual({
      released: 1,
      stillFailing: 0,
    });
    const ann = await detailOf('a-ann');
    expect(ann).toMatchObject({ portrait: { events: 2 } });
    expect(ann.degraded).toBeUndefined();
    expect(await detailOf('a-bo')).toMatchObject({ code: 'not-found' });
    expect(await retry({ projection: 'portrait', cause: 'no price band for …' })).toEqual({
      released: 2,
      stillFailing: 0,
    });
    expect(await detailOf('a-bo')).toMatchObject({ portrait: { events: 2 } });
    expect(await groups()).toEqual([]);
  });

  it('leave a trace of who asked for what, and what became of it', async () => {
    const events = await get<readonly EventView[]>(gateway, '/api/admin/streams/projection-portrait');
    const types = events.map(({ type }) => type);
    expect(types.filter((type) => type === 'EventQuarantined')).toHaveLength(3);
    expect(types.filter((type) => type !== 'EventQuarantined')).toEqual(
      Array.from({ length: 3 }, () => ['QuarantineRetryRequested', 'QuarantineRetried']).flat(),
    );
    const [asked, answered] = events.slice(-2);
    expect(asked?.metadata.actor).toEqual({ kind: 'administrator', id: 'admin-jonas' });
    expect(answered?.metadata).toMatchObject({
      correlationId: asked?.metadata.correlationId,
      causationId: asked?.id,
      actor: { kind: 'system', id: 'projector' },
    });
  });

  it('cannot be retried for a projection that nobody knows', async () => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const response = await post(gateway, '/api/admin/quarantine/retry', { projection: 'portraits' }, headers);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('portrait'),
    });
  });
});
