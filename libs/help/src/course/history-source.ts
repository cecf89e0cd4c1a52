import type { EventStore } from '#event-store';
import { openConversationsProjection, type OpenConversation } from '#conversation';
import type { RecordedEvent } from '#kernel';
import { conversationStream, foresightStream, helpStream, isOneOf, shopperStream } from '#protocol';
import type { ReadModels } from '#read-models';
import { identitiesOf } from '#shopper';

/** One person's whole story up to a position of the log. */
export interface PersonHistory {
  readonly shopperId: string;
  /** Every id of theirs, oldest first. */
  readonly ids: readonly string[];
  /** In order of the log. */
  readonly events: readonly RecordedEvent[];
}

export interface HistoryParts {
  readonly store: Pick<EventStore, 'readStream'>;
  /** Tell which ids and conversations may be theirs; which of them were at the position, the log tells. */
  readonly readModels: ReadModels;
  /** Whether much of what is in the streams came later than what is asked for: their beginnings are looked at first. */
  readonly looksBack?: boolean;
}

/** Of each stream, the newest: whoever did more is judged by these. */
const MOST_EVENTS = 2_000;
const MOST_PREDICTIONS = 20;
const MOST_CONVERSATIONS = 50;

const isMerge = isOneOf(['ShoppersMerged']);

/**
 * @param upTo the position up to which everything counts
 * @param helpUpTo likewise for what was offered before; absent: all of it
 */
export async function historyOf(
  { store, readModels, looksBack = false }: HistoryParts,
  shopperId: string,
  upTo: bigint,
  helpUpTo?: bigint,
): Promise<PersonHistory> {
  const read = (stream: string, most: number, until = FOREVER): Promise<readonly RecordedEvent[]> =>
    newestUpTo(store, stream, { most, until, looksBack });
  const candidates = [...new Set([shopperId, ...(await identitiesOf(readModels, shopperId))])];
  const behaviour = new Map<string, readonly RecordedEvent[]>();
  for (const id of candidates) behaviour.set(id, await read(shopperStream(id), MOST_EVENTS, upTo));
  const person = personIn(candidates, shopperId, [...behaviour.values()].flat());
  const events = person.ids.flatMap((id) => behaviour.get(id) ?? []);
  for (const id of person.ids) {
    events.push(
      ...(await read(foresightStream(id), MOST_EVENTS, upTo)).filter(isPrediction).slice(0, MOST_PREDICTIONS),
    );
    events.push(...(await read(helpStream(id), MOST_EVENTS, helpUpTo)));
    for (const conversationId of await conversationsOf(readModels, id))
      events.push(...(await read(conversationStream(conversationId), MOST_EVENTS, upTo)));
  }
  return { ...person, events: inOrder(events) };
}

const FOREVER = BigInt(Number.MAX_SAFE_INTEGER);

/** Newest first; however much came later, as many as there are up to the place. */
async function newestUpTo(
  store: HistoryParts['store'],
  stream: string,
  { most, until, looksBack }: { readonly most: number; readonly until: bigint; readonly looksBack: boolean },
): Promise<readonly RecordedEvent[]> {
  if (looksBack) {
    const [first] = await store.readStream(stream, { limit: 1 });
    if (!first || first.position > until) return [];
  }
  const found: RecordedEvent[] = [];
  for (let from: number | undefined; ;) {
    const page = await store.readStream(stream, {
      direction: 'backwards',
      limit: most,
      ...(from !== undefined && { from }),
    });
    for (const event of page) if (event.position <= until && found.length < most) found.push(event);
    const oldest = page.at(-1);
    if (page.length < most || !oldest || oldest.revision === 0 || found.length >= most) return found;
    from = oldest.revision - 1;
  }
}

/**
 * In order of the log; an offer right behind what led to it. Live, it counts from the moment at which it was decided,
 * whatever else was written before it.
 */
export function inOrder(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const positions = new Map(events.map(({ id, position }) => [id, position]));
  const placeOf = ({ type, position, metadata }: RecordedEvent): bigint => {
    const cause = type === 'HelpOffered' ? positions.get(metadata.causationId ?? '') : undefined;
    return cause ?? position;
  };
  const placed = events.map((event) => ({ event, place: placeOf(event) }));
  placed.sort((a, b) =>
    a.place < b.place ? -1 : a.place > b.place ? 1 : a.event.position < b.event.position ? -1 : 1,
  );
  return placed.map(({ event }) => event);
}

const isPrediction = ({ type }: RecordedEvent): boolean => type === 'QuestionPredicted';

async function conversationsOf(readModels: ReadModels, shopperId: string): Promise<readonly string[]> {
  const found = await readModels.find<OpenConversation>(openConversationsProjection, {
    where: { shopperId },
    orderBy: 'lastAt',
    direction: 'descending',
    limit: MOST_CONVERSATIONS,
  });
  return found.map(({ document }) => document.conversationId);
}

/**
 * Which of the ids were one person's, as the merges say that had happened: by the rule of the portraits, a history that
 * has been folded into somebody's stays there.
 */
function personIn(
  candidates: readonly string[],
  shopperId: string,
  events: readonly RecordedEvent[],
): Pick<PersonHistory, 'shopperId' | 'ids'> {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    return root;
  };
  const merges = events.filter(isMerge).sort((a, b) => (a.position < b.position ? -1 : 1));
  for (const { data } of merges) {
    const into = rootOf(data.into);
    if (!parents.has(data.from) && into !== data.from) parents.set(data.from, into);
  }
  const root = rootOf(shopperId);
  const seen = new Map<string, number>();
  for (const { stream, metadata } of events) {
    const at = Date.parse(metadata.occurredAt);
    seen.set(stream, Math.min(at, seen.get(stream) ?? at));
  }
  const since = (id: string): number => seen.get(shopperStream(id)) ?? Infinity;
  const ids = candidates.filter((id) => rootOf(id) === root);
  return { shopperId: root, ids: ids.sort((a, b) => since(a) - since(b) || (a < b ? -1 : 1)) };
}
