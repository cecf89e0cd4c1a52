import { excludeSystemEvents, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { Transform, type TransformCallback } from 'node:stream';
import type { KurrentClient } from './client.js';
import type { ServerEvent } from './recorded.js';

type ReadAll = NonNullable<Parameters<KurrentClient['readAll']>[0]>;
interface Resolved {
  readonly event?: ServerEvent;
}

/** A server as if only the streams were there whose names start with `prefix`, which is not seen. */
export function namedApart(client: KurrentDBClient, prefix: string): KurrentClient {
  const own = ({ event }: Resolved): Resolved | undefined =>
    event?.streamId.startsWith(prefix)
      ? { event: { ...event, streamId: event.streamId.slice(prefix.length) } }
      : undefined;
  const apart = {
    appendToStream: (stream: string, ...rest: [never, never]) =>
      client.appendToStream(prefix + stream, ...rest),
    async *readStream(stream: string, options: never) {
      for await (const resolved of client.readStream(prefix + stream, options)) {
        const found = own(resolved as Resolved);
        if (found) yield found;
      }
    },
    async *readAll({ maxCount = Infinity, filter, ...options }: ReadAll = {}) {
      let given = 0;
      for await (const resolved of client.readAll({ ...options, ...asked(filter, prefix) })) {
        const found = own(resolved);
        if (found) yield found;
        if (found && ++given >= Number(maxCount)) return;
      }
    },
    subscribeToAll(options: ReadAll = {}) {
      const subscription = client.subscribeToAll({ ...options, filter: excludeSystemEvents() });
      const through = new Transform({
        objectMode: true,
        transform: (resolved: Resolved, _encoding, next: TransformCallback) => {
          next(null, own(resolved));
        },
      });
      subscription.on('error', (error) => through.destroy(error)).pipe(through);
      return Object.assign(through, { unsubscribe: () => subscription.unsubscribe() });
    },
    // The client outlives the stores of one test: the harness disposes of it.
    dispose: () => Promise.resolve(),
  };
  return apart as unknown as KurrentClient;
}

/** A condition on stream names knows nothing of the prefix. */
function asked(filter: ReadAll['filter'], prefix: string): Pick<ReadAll, 'filter'> {
  if (!filter) return {};
  return filter.filterOn === 'streamName' && 'prefixes' in filter
    ? { filter: { ...filter, prefixes: filter.prefixes.map((name) => prefix + name) } }
    : { filter };
}
