import type { Projection } from '#projections';

/** Counts events by writer: applying one twice, or not at all, shows. Poison it cannot count. */
export const tally: Projection<{ readonly count: number; readonly lastPosition: string }> = {
  name: 'tally',
  version: 1,
  indexes: ['count'],
  handles: ['Tested', 'Poisoned'],
  apply(event, documents) {
    if (event.type === 'Poisoned') throw new Error(`cannot count ${event.id}`);
    const count = (documents.get(event.stream)?.count ?? 0) + 1;
    return [{ kind: 'put', key: event.stream, document: { count, lastPosition: String(event.position) } }];
  },
  keysOf: ({ stream }) => [stream],
  links: [],
  sourceOf: (stream) => ({ streams: [stream] }),
};
