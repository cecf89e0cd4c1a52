import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { RecordedEvent } from '#kernel';
import { LogChain, MARK_EVERY, UNCHAINED } from '#safekeeping';
import { logs } from './arbitrary-events.contract.js';

function chainOf(log: readonly RecordedEvent[]): string {
  const chain = new LogChain();
  for (const event of log) chain.add(event);
  return chain.value;
}

const event: RecordedEvent = {
  id: 'e-1',
  type: 'CartChanged',
  schemaVersion: 1,
  data: { quantity: 2, a: [1, { z: null, b: '羊' }] },
  metadata: { correlationId: 'c', actor: { kind: 'shop', id: 's' }, occurredAt: '2026-01-01T00:00:00Z' },
  stream: 'cart-1',
  revision: 0,
  position: 7n,
  recordedAt: '2026-01-01T00:00:00.000Z',
};

describe('the chain over a log', () => {
  it('is SHA-256 over the value before and the event in canonical JSON', () => {
    const canonical =
      '{"data":{"a":[1,{"b":"羊","z":null}],"quantity":2},"id":"e-1","metadata":{"actor":{"id":"s","kind":"shop"},' +
      '"correlationId":"c","occurredAt":"2026-01-01T00:00:00Z"},"recordedAt":"2026-01-01T00:00:00.000Z",' +
      '"revision":0,"schemaVersion":1,"stream":"cart-1","type":"CartChanged"}';
    const expected = createHash('sha256')
      .update(`${'0'.repeat(64)}\n${canonical}`)
      .digest('hex');
    expect(chainOf([event])).toBe(expected);
    expect(chainOf([])).toBe(UNCHAINED);
  });

  it('does not depend on the order of keys, nor on positions, which every log gives anew', () => {
    const { id, data, ...rest } = event;
    expect(chainOf([{ ...rest, position: 99n, data, id }])).toBe(chainOf([event]));
  });

  it.each<[string, Partial<RecordedEvent>]>([
    ['id', { id: 'e-2' }],
    ['type', { type: 'CartChange' }],
    ['schema version', { schemaVersion: 2 }],
    ['data', { data: { quantity: 2, a: [1, { z: null, b: '牛' }] } }],
    ['order in a list', { data: { quantity: 2, a: [{ z: null, b: '羊' }, 1] } }],
    ['metadata', { metadata: { ...event.metadata, causationId: '' } }],
    ['stream', { stream: 'cart-2' }],
    ['revision', { revision: 1 }],
    ['recorded time', { recordedAt: '2026-01-01T00:00:00.001Z' }],
  ])('tells another %s', (_, part) => {
    expect(chainOf([{ ...event, ...part }])).not.toBe(chainOf([event]));
  });

  it('tells what is missing, added twice, or in another order', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (log, at) => {
        if (log.length < 2) return;
        const i = at % (log.length - 1);
        const [a, b] = log.slice(i, i + 2) as [RecordedEvent, RecordedEvent];
        const others = [log.toSpliced(i, 1), log.toSpliced(i, 0, a), log.toSpliced(i, 2, b, a)];
        expect(new Set([log, ...others].map(chainOf)).size).toBe(4);
      }),
    );
  });

  it('marks its value after every ten thousand events', () => {
    const chain = new LogChain();
    const values: string[] = [];
    for (let i = 1; i <= 2 * MARK_EVERY + 1; i++) {
      chain.add({ ...event, position: BigInt(2 * i) });
      if (i % MARK_EVERY === 0) values.push(chain.value);
    }
    expect(chain.marks).toEqual([
      { position: '20000', chain: values[0] },
      { position: '40000', chain: values[1] },
    ]);
    expect([chain.events, chain.head]).toEqual([20_001, 40_002n]);
  });
});
