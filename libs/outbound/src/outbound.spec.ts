import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OutboundEvent, SendingsQuery } from '#protocol';
import { InMemoryReadModels } from '#read-models';
import { project, recorded } from '#testing';
import {
  afterDelivery,
  afterFailure,
  DeliveryFailed,
  evolveSending,
  givenUpFor,
  InMemoryOutbound,
  isSignedWith,
  listedSendings,
  MOST_ATTEMPTS,
  outboundHealthProjection,
  pauseAfter,
  sendingsProjection,
  signatureOf,
  unknownSending,
  webhookTarget,
} from './index.js';
import { type OutboundHarness, outboundContract } from './outbound.contract.js';

outboundContract('InMemoryOutbound', (): OutboundHarness => {
  const outbound = new InMemoryOutbound();
  return {
    open: () => Promise.resolve(outbound),
    sending: (sendingId) => ({ channel: 'webhook', sendingId, to: 'https://shop.example', body: '{}' }),
    taken: () => outbound.delivered.map(({ sendingId }) => sendingId),
    refuse: (how) => outbound.failures.push(new DeliveryFailed('No.', { isFinal: how === 'for-good' })),
    close: () => Promise.resolve(),
  };
});

const ids = { sendingId: 's-1', shopperId: 'a-anna' };
const requested = {
  type: 'OutboundRequested' as const,
  data: {
    ...ids,
    channel: 'webhook' as const,
    to: 'https://x.example',
    about: { eventId: 'e' },
    what: 'event' as const,
  },
};
const failed = (attempt: number) => ({
  type: 'OutboundAttemptFailed' as const,
  data: { ...ids, attempt, reason: 'The server answered 503.', retryAt: '2026-03-02T09:05:00.000Z' },
});
const delivered = { type: 'OutboundDelivered' as const, data: { ...ids, attempt: 2 } };
const givenUp = { type: 'OutboundGivenUp' as const, data: { ...ids, attempts: 9, reason: 'No.' } };

type OutboundFact = typeof requested | ReturnType<typeof failed> | typeof delivered | typeof givenUp;
const events = (...facts: OutboundFact[]) => recorded('outbound-s-1', facts) as readonly OutboundEvent[];
const stateAfter = (...facts: OutboundFact[]) => events(...facts).reduce(evolveSending, unknownSending);
const viewAfter = (...facts: OutboundFact[]) => project(sendingsProjection, events(...facts)).get('s-1');

describe('a sending', () => {
  it('waits, is tried again when it is time, and is over once it is delivered', () => {
    expect(stateAfter(requested, failed(1))).toMatchObject({
      status: 'waiting',
      attempts: 1,
      dueAt: '2026-03-02T09:05:00.000Z',
    });
    expect(stateAfter(requested, failed(1), delivered).status).toBe('delivered');
    expect(stateAfter(requested, delivered, requested).status).toBe('delivered');
  });
  it('begins anew where it is asked for again after it was given up', () => {
    expect(stateAfter(requested, failed(9), givenUp)).toMatchObject({ status: 'given-up', reason: 'No.' });
    expect(stateAfter(requested, failed(9), givenUp, requested)).toMatchObject({
      status: 'waiting',
      attempts: 0,
    });
  });
  it('is shown as it is decided, and never to whom', () => {
    const fact = fc.constantFrom<OutboundFact>(requested, failed(1), failed(2), delivered, givenUp);
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
        const [state, view] = [stateAfter(...facts), viewAfter(...facts)];
        expect(view?.status ?? 'unknown').toBe(state.status);
        if (state.status === 'waiting')
          expect(view).toMatchObject({ dueAt: state.dueAt, attempts: state.attempts });
        expect(JSON.stringify(view ?? {})).not.toContain('x.example');
      }),
    );
  });
});

describe('lists of sendings', () => {
  it('hold those of one state, last moved first, a page at a time, and of one way out', async () => {
    const readModels = new InMemoryReadModels();
    const of = (id: string, to: string, ...facts: OutboundFact[]) => {
      const at = facts.map(({ type, data }) => ({
        type,
        data: { ...data, sendingId: id, ...('to' in data && { to }) },
      }));
      return project(sendingsProjection, recorded(`outbound-${id}`, at)).get(id);
    };
    const documents = [
      of('s-1', 'https://x.example', requested, failed(1), givenUp),
      of('s-2', 'https://y.example', requested, delivered),
      of('s-3', 'https://y.example', requested, givenUp),
      of('s-4', 'https://y.example', requested, givenUp, requested),
      of('s-5', 'https://x.example', requested, failed(1), failed(2), givenUp),
    ];
    const puts = documents.flatMap((document) =>
      document ? [{ kind: 'put' as const, key: document.sendingId, document }] : [],
    );
    await readModels.commit(sendingsProjection, puts, 1n);
    const ids = async (query: object = {}) => {
      const all = { status: 'given-up', limit: 10, offset: 0, ...query } as const;
      return (await listedSendings(readModels, all as SendingsQuery)).map(({ sendingId }) => sendingId);
    };
    expect((await ids()).toSorted()).toEqual(['s-1', 's-3', 's-5']);
    expect((await ids())[0]).toBe('s-5');
    expect([...(await ids({ limit: 1 })), ...(await ids({ limit: 9, offset: 1 }))]).toEqual(await ids());
    expect(await ids({ status: 'delivered' })).toEqual(['s-2']);
    expect(await ids({ status: 'waiting' })).toEqual(['s-4']);
    expect(await ids({ target: webhookTarget('https://y.example') })).toEqual(['s-3']);
    const x = webhookTarget('https://x.example');
    expect(await givenUpFor(readModels, x, { limit: 1 })).toEqual(['s-1']);
    expect(await givenUpFor(readModels, x, { limit: 9, after: 's-1' })).toEqual(['s-5']);
  });
});

describe('the health of a way out', () => {
  const target = webhookTarget('https://x.example');
  const sumOf = (all: readonly OutboundEvent[]) => project(outboundHealthProjection, all).get(target);

  it('counts each sending where it stands, whatever happens to it in which order', () => {
    const fact = fc.constantFrom<OutboundFact>(requested, failed(1), delivered, givenUp);
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
        // What is over is not asked for again: the log holds no such event.
        const end = facts.indexOf(delivered);
        const possible = end === -1 ? facts : facts.slice(0, end + 1);
        const { status } = stateAfter(...possible);
        expect(sumOf(events(...possible))).toEqual(
          status === 'unknown'
            ? undefined
            : expect.objectContaining({
                waiting: Number(status === 'waiting'),
                delivered: Number(status === 'delivered'),
                givenUp: Number(status === 'given-up'),
              }),
        );
      }),
    );
  });
  it('tells when it last went well and when not, why, and which were tests', () => {
    const test = { ...requested, data: { ...requested.data, what: 'test' as const } };
    const all = recorded('outbound-s-1', [test, failed(1), delivered]) as readonly OutboundEvent[];
    expect(sumOf(all)).toMatchObject({
      tests: 1,
      lastDelivered: { sendingId: 's-1', isTest: true },
      lastFailed: { sendingId: 's-1', reason: 'The server answered 503.', isTest: true },
    });
    expect(JSON.stringify(sumOf(all))).not.toContain('x.example');
  });
});

describe('after an attempt', () => {
  const waiting = (attempts: number) => {
    const state = stateAfter(requested, ...(attempts > 0 ? [failed(attempts)] : []));
    if (state.status !== 'waiting') throw new Error('not waiting');
    return state;
  };
  const now = new Date('2026-03-02T10:00:00.000Z');
  it('it is written down that it was taken', () => {
    expect(afterDelivery(waiting(1))).toEqual(delivered);
  });
  it('it is tried again later, at the earliest when the other side has asked for', () => {
    const soon = afterFailure(waiting(0), new DeliveryFailed('503'), now, 1);
    expect(soon).toMatchObject([{ data: { attempt: 1, retryAt: '2026-03-02T10:00:10.000Z' } }]);
    const asked = afterFailure(waiting(0), new DeliveryFailed('503', { retryAfterSeconds: 60 }), now, 1);
    expect(asked).toMatchObject([{ data: { retryAt: '2026-03-02T10:01:00.000Z' } }]);
  });
  it('it is given up after the last attempt, and at once where trying again is of no use', () => {
    const types = (facts: readonly { type: string }[]) => facts.map(({ type }) => type);
    const end = ['OutboundAttemptFailed', 'OutboundGivenUp'];
    expect(types(afterFailure(waiting(MOST_ATTEMPTS - 1), new DeliveryFailed('503'), now, 0))).toEqual(end);
    expect(types(afterFailure(waiting(0), new DeliveryFailed('410', { isFinal: true }), now, 0))).toEqual(
      end,
    );
    expect(types(afterFailure(waiting(MOST_ATTEMPTS - 2), new DeliveryFailed('503'), now, 0))).toEqual(
      end.slice(0, 1),
    );
  });
  it('a test is tried once', () => {
    const test = { ...requested, data: { ...requested.data, what: 'test' as const } };
    const state = events(test as unknown as typeof requested).reduce(evolveSending, unknownSending);
    if (state.status !== 'waiting') throw new Error('not waiting');
    const why = { kind: 'answered' as const, status: 503 };
    expect(afterFailure(state, new DeliveryFailed('503', { failure: why }), now, 0)).toMatchObject([
      { type: 'OutboundAttemptFailed', data: { failure: why } },
      { type: 'OutboundGivenUp', data: { failure: why } },
    ]);
  });
  it('pauses grow, are drawn, and come to about a day', () => {
    const whole = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, i) => pauseAfter(i + 1, 1));
    expect([...whole].sort((a, b) => a - b)).toEqual(whole);
    const hours = whole.reduce((sum, pause) => sum + pause, 0) / 3_600_000;
    expect(hours).toBeGreaterThan(18);
    expect(hours).toBeLessThan(30);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, draw) => {
          const pause = pauseAfter(attempt, draw);
          expect(pause).toBeGreaterThanOrEqual(pauseAfter(attempt, 1) / 2 - 1);
          expect(pause).toBeLessThanOrEqual(pauseAfter(attempt, 1));
        },
      ),
    );
  });
});

describe('a signature', () => {
  const now = new Date('2026-03-02T10:00:00.000Z');
  const header = signatureOf('a secret of the shop', '{"a":1}', now);
  it('is what docs/outbound.md says, so that any language can check it', () => {
    expect(header).toBe('t=1772445600,v1=2577d9cad06c6d9bba020ee2c3fc05b23a58b3908401fdff120b520af59e8814');
  });
  it('holds for that body, that secret and five minutes', () => {
    const holds = (secret: string, body: string, seconds: number, signed = header) =>
      isSignedWith(secret, body, signed, new Date(now.getTime() + seconds * 1000));
    expect(holds('a secret of the shop', '{"a":1}', 299)).toBe(true);
    expect(holds('a secret of the shop', '{"a":1}', 301)).toBe(false);
    expect(holds('a secret of the shop', '{"a":2}', 0)).toBe(false);
    expect(holds('another secret', '{"a":1}', 0)).toBe(false);
    expect(holds('a secret of the shop', '{"a":1}', 0, header.replace('t=1', 't=2'))).toBe(false);
    expect(holds('a secret of the shop', '{"a":1}', 0, 'nonsense')).toBe(false);
  });
});
