import { afterEach, describe, expect, it } from '@jest/globals';
import { InMemoryEventStore } from '#event-store';
import { SystemClock, UuidV7Ids, type NewEvent } from '#kernel';
import { InMemoryReadModels } from '#read-models';
import { type Projection, ProjectionRunner } from '#projections';

interface Tally {
  readonly views: number;
}

const tally: Projection<Tally> = {
  name: 'tally',
  version: 1,
  indexes: ['views'],
  handles: ['Viewed'],
  apply(event, documents) {
    const views = (documents.get(event.stream)?.views ?? 0) + 1;
    return [{ kind: 'put', key: event.stream, document: { views } }];
  },
};

const ids = new UuidV7Ids();
function event(type: string, data: unknown = {}): NewEvent {
  const metadata = {
    correlationId: 'c',
    actor: { kind: 'system', id: 'test' },
    occurredAt: '2026-01-01T00:00:00.000Z',
  } as const;
  return { id: ids.next(), type, schemaVersion: 1, data, metadata };
}

describe('ProjectionRunner', () => {
  const store = new InMemoryEventStore();
  const models = new InMemoryReadModels();
  const runner = new ProjectionRunner(store, models, [tally], new SystemClock());
  afterEach(() => runner.stop());

  it('catches up, goes live, and moves on past events that it does not handle', async () => {
    await store.append('shopper-1', [event('Viewed'), event('Viewed'), event('Other')]);
    await runner.start();
    const live = await store.append('shopper-2', [event('Viewed')]);
    await runner.untilCaughtUp(live.position, 'tally');
    expect(await models.get(tally, 'shopper-1')).toEqual({ views: 2 });
    expect(await models.get(tally, 'shopper-2')).toEqual({ views: 1 });
    const other = await store.append('shopper-2', [event('Other')]);
    await runner.untilCaughtUp(other.position);
    expect(await runner.status()).toMatchObject([{ state: 'live', lag: 0, documents: 2, position: '5' }]);
  });
});
