import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { formatNames, formats } from '#safekeeping';
import { logs } from './arbitrary-events.contract.js';
import { formatOf } from './formats.js';

const event: RecordedEvent = {
  id: '0192-1',
  type: 'ProductViewed',
  schemaVersion: 2,
  data: { sku: 'P-1', email: { $sealed: 'abc' } },
  metadata: {
    correlationId: 'request-1',
    causationId: '0192-0',
    actor: { kind: 'shopper', id: 'u-42' },
    occurredAt: '2026-01-02T04:04:05+01:00',
  },
  stream: 'shopper-u 42',
  revision: 3,
  position: 9_007_199_254_740_993n,
  recordedAt: '2026-01-02T03:04:05.678Z',
};
const chain = 'ab'.repeat(32);

describe.each(formatNames)('%s', (name) => {
  const format = formats[name];

  it('gives every event back as it was, in one line', () => {
    fc.assert(
      fc.property(logs, (log) => {
        for (const each of log) {
          const line = format.write({ kind: 'event', event: each });
          expect(line).not.toContain('\n');
          expect(formatOf(line)).toBe(format);
          expect(format.read(line)).toEqual({ kind: 'event', event: each });
        }
      }),
    );
  });

  it('gives back metadata that it does not know', () => {
    const metadata = { ...event.metadata, tenant: { id: 7 } };
    const line = format.write({ kind: 'event', event: { ...event, metadata } });
    expect(format.read(line)).toEqual({ kind: 'event', event: { ...event, metadata } });
  });

  it('ends with what was written, and takes no event for the end', () => {
    const end = { events: 12, chain };
    const line = format.write({ kind: 'end', end });
    expect(formatOf(line)).toBe(format);
    expect(format.read(line)).toEqual({ kind: 'end', end });
    for (const type of ['end', 'presage.log.exported']) {
      const misleading = { kind: 'event', event: { ...event, type, data: { end } } } as const;
      expect(format.read(format.write(misleading))).toEqual(misleading);
    }
  });

  it.each(Object.keys(JSON.parse(format.write({ kind: 'event', event })) as object))(
    'refuses a line without %s, with a wrong one, and with one more field',
    (field) => {
      const whole = JSON.parse(format.write({ kind: 'event', event })) as Record<string, unknown>;
      const { [field]: value, ...without } = whole;
      if (field !== 'causationid') expect(() => format.read(JSON.stringify(without))).toThrow(field);
      const wrong = typeof value === 'number' ? -1 : 17;
      if (field !== 'data') {
        expect(() => format.read(JSON.stringify({ ...whole, [field]: wrong }))).toThrow(field);
      }
      expect(() => format.read(JSON.stringify({ ...whole, [`${field}x`]: 1 }))).toThrow(`${field}x`);
    },
  );

  it.each(['', '{', '[]', 'null', '"text"', '{}'])('refuses %p', (line) => {
    expect(() => format.read(line)).toThrow(expect.objectContaining({ name: 'BadLine' }));
  });
});

describe('the formats, word by word', () => {
  it('NDJSON is the event as the API shows it', () => {
    expect(JSON.parse(formats.ndjson.write({ kind: 'event', event }))).toEqual({
      ...event,
      position: '9007199254740993',
    });
  });

  it('CloudEvents keeps to the specification: simple lower-case attributes, the stream as source', () => {
    const fields = JSON.parse(formats.cloudevents.write({ kind: 'event', event })) as Record<string, unknown>;
    expect(fields).toEqual({
      specversion: '1.0',
      id: '0192-1',
      source: '/presage/streams/shopper-u%2042',
      type: 'ProductViewed',
      time: '2026-01-02T04:04:05+01:00',
      datacontenttype: 'application/json',
      stream: 'shopper-u 42',
      revision: 3,
      position: '9007199254740993',
      recordedat: '2026-01-02T03:04:05.678Z',
      schemaversion: 2,
      correlationid: 'request-1',
      causationid: '0192-0',
      actorkind: 'shopper',
      actorid: 'u-42',
      data: event.data,
    });
    for (const attribute of Object.keys(fields)) expect(attribute).toMatch(/^[a-z0-9]{1,20}$/);
  });

  it('CloudEvents refuses a source that names another stream', () => {
    const line = formats.cloudevents.write({ kind: 'event', event }).replace('shopper-u%2042', 'shopper-2');
    expect(() => formats.cloudevents.read(line)).toThrow('do not agree');
  });
});
