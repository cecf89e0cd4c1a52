import { expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { documentAfter } from '#projections';
import type { Change } from '#read-models';

const event = (type: string): RecordedEvent => ({
  id: type,
  type,
  schemaVersion: 1,
  data: {},
  metadata: { correlationId: 'c', actor: { kind: 'system', id: 's' }, occurredAt: '' },
  stream: 'count-1',
  revision: 0,
  position: 1n,
  recordedAt: '',
});
const counts = {
  apply(
    { type }: RecordedEvent,
    documents: { get(key: string): number | undefined },
  ): readonly Change<number>[] {
    if (type === 'Ignored') return [];
    const key = '1';
    return type === 'Ended'
      ? [{ kind: 'delete', key }]
      : [{ kind: 'put', key, document: (documents.get(key) ?? 0) + 1 }];
  },
};
const after = (...types: readonly string[]) => documentAfter(counts, types.map(event));

it('is what the events have made so far: one that changes nothing leaves it, one that ends it leaves none', () => {
  expect(after()).toBeUndefined();
  expect(after('Ignored')).toBeUndefined();
  expect(after('Counted', 'Counted', 'Ignored')).toBe(2);
  expect(after('Counted', 'Counted', 'Ended')).toBeUndefined();
  expect(after('Counted', 'Ended', 'Counted')).toBe(1);
});
