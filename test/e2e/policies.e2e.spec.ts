import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type HelpPolicy,
  helpPolicy,
  type New,
  type PolicyTemplate,
  type PolicyView,
  type Problem,
  type RehearsalDetail,
  type RehearsalView,
} from '#protocol';
import { adminSocket, cookieOf, eventually } from './clients.js';
import { type Running, running } from './running.js';

let server: Running;
let cookie: string;
beforeAll(async () => {
  server = await running({ seeded: true });
  cookie = await cookieOf(server, 'administrator');
}, 60_000);
afterAll(() => server.remove());

async function ask<Answer>(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  status = 200,
): Promise<Answer> {
  const response = await fetch(`${server.url}/api/admin/policies${path}`, {
    method,
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  expect(response.status).toBe(status);
  return (await response.json()) as Answer;
}
const words = { saw: 'You viewed this {{times}} times.', action: 'Ask' };
const policy: HelpPolicy = helpPolicy.parse({
  name: 'Looked around',
  // The demo's visits fall on other hours with every hour of the day: how many pages one of them shows is left open.
  when: { happened: { event: 'PageViewed', times: 1, withinMinutes: 60 } },
  offer: { en: words, zh: words },
  limits: { holdOut: 0.5 },
});

const forgotten = (shopperId: string): New<'ShopperForgotten'> => ({
  id: randomUUID(),
  type: 'ShopperForgotten',
  schemaVersion: 1,
  data: { shopperId, shopperIds: [shopperId], streams: [], keyIds: [], reason: 'They asked.' },
  metadata: {
    correlationId: 'forgetting',
    actor: { kind: 'administrator', id: 's-ada' },
    occurredAt: new Date().toISOString(),
  },
});

describe('help policies', () => {
  it('of the demo are in force, and are what others start from', async () => {
    const templates = await ask<readonly PolicyTemplate[]>('GET', '/templates');
    const views = await ask<readonly PolicyView[]>('GET', '');
    expect(views.map(({ policyId }) => policyId).sort()).toEqual(templates.map(({ id }) => id).sort());
    expect(views.every(({ state, enabledVersion }) => state === 'enabled' && enabledVersion === 1)).toBe(
      true,
    );
    for (const { id, policy: one } of templates) {
      expect(views.find(({ policyId }) => policyId === id)?.policy).toEqual(one);
    }
  });

  it('are written, enabled, changed and disabled, and tell who did so', async () => {
    const draft = await ask<PolicyView>('POST', '', { policy });
    expect(draft).toMatchObject({ version: 1, state: 'draft', policy });
    const id = `/${draft.policyId}`;
    expect(await ask<PolicyView>('POST', `${id}/enable`)).toMatchObject({
      state: 'enabled',
      enabledVersion: 1,
    });
    const renamed = { ...policy, name: 'Looked often' };
    const second = await ask<PolicyView>('POST', `${id}/versions`, { policy: renamed });
    expect(second).toMatchObject({ version: 2, state: 'enabled', enabledVersion: 1 });
    await ask('POST', `${id}/enable`);
    const off = await ask<PolicyView>('POST', `${id}/disable`);
    expect(off.state).toBe('disabled');
    expect(off.history.map(({ what, version }) => `${what} ${String(version)}`)).toEqual([
      'disabled 2',
      'enabled 2',
      'defined 2',
      'enabled 1',
      'defined 1',
    ]);
    expect(off.by).not.toBe('');
    expect(
      (await ask<readonly PolicyView[]>('GET', '')).find(({ policyId }) => policyId === draft.policyId),
    ).toEqual(off);
  });

  it('are refused where their words cannot be filled in', async () => {
    const broken = { ...policy, offer: { ...policy.offer, zh: { ...words, saw: '{{nothing}}' } } };
    for (const path of ['', '/rehearsals']) {
      const problem = await ask<Problem>('POST', path, { policy: broken }, 400);
      expect(problem.issues?.[0]).toMatchObject({ path: 'offer.zh.saw' });
    }
  });

  it('are rehearsed in the background, with progress for whoever watches', async () => {
    const socket = await adminSocket(server, cookie);
    const pushed: RehearsalView[] = [];
    socket.on('rehearsals', (views) => pushed.push(...views));
    const head = await server.house.store.head();
    const order = { policyId: 'same-product-again', policy, days: 30 };
    const { rehearsalId } = await ask<RehearsalView>('POST', '/rehearsals', order);
    const done = await eventually(() =>
      pushed.find((view) => view.rehearsalId === rehearsalId && view.state === 'done'),
    );
    socket.close();
    expect(done.result?.events).toBeGreaterThan(100);
    expect((done.result?.offers ?? 0) + (done.result?.heldOut ?? 0)).toBeGreaterThan(0);
    expect(done.result?.beside).toMatchObject({ version: 1, shoppers: done.result?.shoppers });
    const written = await server.house.store.readAll(head);
    expect(written.filter(({ stream }) => stream !== `rehearsal-${rehearsalId}`)).toEqual([]);
    const kept = await ask<RehearsalDetail>('GET', `/rehearsals/${rehearsalId}`);
    const [example] = kept.examples;
    expect(example?.saw).toMatch(/^You viewed this \d+ times\.$/);
    expect(kept.by).not.toMatch(/^s-/);
    for (const path of ['/rehearsals', '/rehearsals?policyId=same-product-again']) {
      const [newest] = await ask<readonly RehearsalView[]>('GET', path);
      expect({ ...newest, by: '' }).toEqual({ ...done, by: '' });
    }
    // What was rehearsed is not what is written: whoever enables that is told.
    const views = await ask<readonly PolicyView[]>('GET', '');
    const view = views.find(({ policyId }) => policyId === 'same-product-again');
    expect(view?.rehearsed).toMatchObject({ rehearsalId, isNewest: false });
  });

  it('are known as rehearsed once they are kept, and tell of nobody who was forgotten', async () => {
    const { rehearsalId } = await ask<RehearsalView>('POST', '/rehearsals', { policy, days: 7 });
    const done = await eventually(async () => {
      const view = await ask<RehearsalDetail>('GET', `/rehearsals/${rehearsalId}`);
      return view.state === 'done' ? view : undefined;
    });
    const shopperId = done.examples[0]?.shopperId ?? '';
    expect(shopperId).not.toBe('');
    const { policyId } = await ask<PolicyView>('POST', '', { policy });
    const view = await eventually(async () =>
      (await ask<readonly PolicyView[]>('GET', '')).find((one) => one.policyId === policyId),
    );
    expect(view.rehearsed).toMatchObject({ rehearsalId, isNewest: true });
    await server.house.store.append(`shopper-${shopperId}`, [forgotten(shopperId)]);
    const after = await ask<RehearsalDetail>('GET', `/rehearsals/${rehearsalId}`);
    expect(after.examples).toEqual(done.examples.filter((one) => one.shopperId !== shopperId));
    expect(after.result).toEqual(done.result);
  });

  it('stop being rehearsed when that is cancelled', async () => {
    const { rehearsalId } = await ask<RehearsalView>('POST', '/rehearsals', { policy, days: 90 });
    const cancelled = await ask<RehearsalView>('POST', `/rehearsals/${rehearsalId}/cancel`);
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.result).toBeUndefined();
  });
});
