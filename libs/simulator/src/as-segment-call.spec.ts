import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from '@jest/globals';
import { shopperOfStream } from '#protocol';
import { fromSegment } from '#shopper';
import { parse } from 'yaml';
import { asSegmentCall } from './as-segment-call.js';
import type { ShopCatalogue } from './shop/catalogue.js';
import { simulate } from './simulate.js';
import { simulatedPhrases } from './phrases.contract.js';

const catalogue = parse(readFileSync('demo/catalogue.yml', 'utf8')) as ShopCatalogue;
const reception = {
  receivedAt: '2026-12-01T00:00:00.000Z',
  writeKeyId: 'key',
  correlationId: 'c',
  nextId: () => 'x',
};

it('sends calls that the door for live calls turns into the same events', () => {
  const from = new Date('2026-09-01T00:00:00Z');
  const events = [
    ...simulate({ catalogue, phrases: simulatedPhrases, seed: 3, shoppers: 40, days: 20, from }),
  ];
  const behaviour = events.filter(({ stream }) => shopperOfStream(stream) !== undefined);
  const received = events.flatMap((event) => {
    const call = asSegmentCall(event);
    const taken = call ? fromSegment(call, reception) : undefined;
    if (taken?.ok === false) throw new Error(taken.error);
    return taken?.value ?? [];
  });
  const told = (type: string, shopperId: string | undefined, data: unknown) => ({ type, shopperId, data });
  const got = received.map(({ shopperId, event }) => told(event.type, shopperId, event.data));
  const sent = behaviour.map(({ stream, event }) => told(event.type, shopperOfStream(stream), event.data));
  // Compared one by one: of thousands, one that differs is enough to look at.
  expect(got).toHaveLength(sent.length);
  const odd = got.findIndex((one, i) => !isDeepStrictEqual(one, sent[i]));
  expect([got[odd]]).toEqual([sent[odd]]);
});
