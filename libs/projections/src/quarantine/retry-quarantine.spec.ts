import { expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { retryQuarantine } from '#projections';
import { fragile } from '../../test/carts.js';

it('leaves the request in the log where nobody answers', async () => {
  const store = new InMemoryEventStore();
  const actor = { kind: 'system', id: 'test' } as const;
  const metadata = { correlationId: 'c', actor, occurredAt: '2026-01-01T00:00:00.000Z' };
  const asked = { id: '018f2b6e-7c7e-7d3a-9c11-1f6f0a3b2c4d', metadata };
  expect(await retryQuarantine(store, fragile(), { cause: 'x' }, asked, 20)).toBeUndefined();
  expect(await store.readStream('projection-fragile')).toMatchObject([
    { ...asked, type: 'QuarantineRetryRequested', data: { projection: 'fragile', version: 1, cause: 'x' } },
  ]);
});
