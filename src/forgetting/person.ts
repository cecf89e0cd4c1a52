import type { EventStore } from '#event-store';
import { conversationStream, helpStream, type Recorded, shopperStream } from '#protocol';
import type { ReadModels } from '#read-models';
import { identitiesOf } from '#shopper';

/** Everything that one person is called, and the streams that tell of them. */
export interface Person {
  /** The id that was asked about. */
  readonly shopperId: string;
  /** Every id of theirs, that one too. */
  readonly shopperIds: readonly string[];
  readonly streams: readonly string[];
  readonly conversations: number;
}

const PAGE = 1_000;
const STARTED = { types: ['ConversationStarted'], streamPrefixes: [conversationStream('')] };

/** The person behind a shopper id, as far as the portraits know it; conversations are looked for in the log itself. */
export async function personOf(
  { log, readModels }: { readonly log: Pick<EventStore, 'readAll'>; readonly readModels: ReadModels },
  shopperId: string,
): Promise<Person> {
  const shopperIds = [...new Set([shopperId, ...(await identitiesOf(readModels, shopperId))])];
  const own = new Set(shopperIds);
  const conversations: string[] = [];
  for (let after = 0n; ;) {
    const page = (await log.readAll(after, STARTED, PAGE)) as readonly Recorded<'ConversationStarted'>[];
    for (const { stream, data } of page) if (own.has(data.shopperId)) conversations.push(stream);
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.position;
  }
  return {
    shopperId,
    shopperIds,
    streams: [...shopperIds.map(shopperStream), ...shopperIds.map(helpStream), ...conversations],
    conversations: conversations.length,
  };
}
