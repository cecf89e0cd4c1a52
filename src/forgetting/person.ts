import type { EventStore } from '#event-store';
import {
  conversationStream,
  type EventType,
  helpStream,
  outboundStream,
  type Recorded,
  shopperStream,
} from '#protocol';
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

/** What begins a stream that is about a shopper and does not bear their id; its data names them. */
const BEGINNINGS = {
  ConversationStarted: conversationStream(''),
  OutboundRequested: outboundStream(''),
} as const satisfies Partial<Record<EventType, string>>;
type Beginning = keyof typeof BEGINNINGS;

/** The person behind a shopper id, as far as the portraits know it; what is not named by it is looked for in the log itself. */
export async function personOf(
  { log, readModels }: { readonly log: Pick<EventStore, 'readAll'>; readonly readModels: ReadModels },
  shopperId: string,
): Promise<Person> {
  const shopperIds = [...new Set([shopperId, ...(await identitiesOf(readModels, shopperId))])];
  const own = new Set(shopperIds);
  const conversations = await streamsBegun(log, 'ConversationStarted', own);
  const sendings = await streamsBegun(log, 'OutboundRequested', own);
  const named = shopperIds.flatMap((id) => [shopperStream(id), helpStream(id)]);
  return {
    shopperId,
    shopperIds,
    streams: [...named, ...conversations, ...sendings],
    conversations: conversations.length,
  };
}

async function streamsBegun(
  log: Pick<EventStore, 'readAll'>,
  type: Beginning,
  own: ReadonlySet<string>,
): Promise<readonly string[]> {
  const filter = { types: [type], streamPrefixes: [BEGINNINGS[type]] };
  const streams = new Set<string>();
  for (let after = 0n; ;) {
    const page = (await log.readAll(after, filter, PAGE)) as readonly Recorded<Beginning>[];
    for (const { stream, data } of page) if (own.has(data.shopperId)) streams.add(stream);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return [...streams];
    after = last.position;
  }
}
