import type { EventStore, StreamInfo } from './event-store.js';

const PAGE = 1_000;

/** Every stream whose name begins with `prefix`, in the order of `listStreams`, however many there are. */
export async function* streamsUnder(
  store: Pick<EventStore, 'listStreams'>,
  prefix: string,
): AsyncGenerator<StreamInfo> {
  for (let after: string | undefined; ;) {
    const page = await store.listStreams(prefix, after, PAGE);
    yield* page;
    after = page.at(-1)?.stream;
    if (page.length < PAGE) return;
  }
}
