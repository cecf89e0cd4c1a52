import { setImmediate } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import {
  type HelpPolicy,
  helpStream,
  isOneOf,
  type Recorded,
  type RehearsalFigures,
  type RehearsedExample,
} from '#protocol';
import { Course, type CourseParts } from '../course/course.js';
import { historyOf, type HistoryParts, inOrder, type PersonHistory } from '../course/history-source.js';
import type { ShopContext } from '../decide/shop-context.js';
import { People, type ReadHistory } from '../course/people.js';
import { helpOffered } from '../offered.js';
import { evolveHelp, HELP_STREAMS, HELP_TYPES } from '../state/evolve.js';
import { Tally } from './tally.js';

/** A policy that is rehearsed: of one that is kept, its own offers in the log are left out, those of others stay. */
export interface Contender {
  readonly policyId: string;
  readonly policy: HelpPolicy;
}

export interface RehearsalOrder {
  /** They go through the same days, each as if it were alone. */
  readonly contenders: readonly Contender[];
  /** The days that are gone through, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** The last position that is looked at; absent: the head. */
  readonly upTo?: bigint;
}

export interface Rehearsed {
  readonly events: number;
  readonly milliseconds: number;
  /** In the order of the contenders. */
  readonly outcomes: readonly {
    readonly figures: RehearsalFigures;
    readonly examples: readonly RehearsedExample[];
  }[];
}

export interface RehearsalParts {
  readonly store: HistoryParts['store'] & Pick<EventStore, 'readAll' | 'head' | 'count'>;
  readonly readModels: HistoryParts['readModels'];
  readonly shop: ShopContext;
}

export interface RehearsalProgress {
  readonly events: number;
  readonly of: number;
}

/** Somebody wants no more of it. */
export class RehearsalCancelled extends Error {
  override readonly name = 'RehearsalCancelled';
  constructor() {
    super('The rehearsal was cancelled. Start it again to see its figures.');
  }
}

const PAGE = 1_000;
/** In memory at a time; who is let go is read again when they come back. */
const MOST_PEOPLE = 100_000;
const isOffered = isOneOf(['HelpOffered']);

/**
 * What policies would have done in days that have passed, by the very code that offers help live: nothing is written and
 * nobody is told. What shoppers would have done with the offers, nobody knows: they go on as they did. The log is read
 * once, however many policies go through it.
 */
export async function rehearse(
  { store, readModels, shop }: RehearsalParts,
  { contenders, from, to, upTo }: RehearsalOrder,
  onProgress: (progress: RehearsalProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Rehearsed> {
  const begun = performance.now();
  const head = upTo ?? (await store.head());
  const filter = {
    types: HELP_TYPES,
    streamPrefixes: HELP_STREAMS,
    occurredFrom: new Date(from).toISOString(),
    occurredBefore: new Date(to).toISOString(),
  };
  const of = await store.count(filter, 0n, head);
  const read = readOnce((id, position) =>
    historyOf({ store, readModels, looksBack: true }, id, position, position),
  );
  const stages = contenders.map((contender) => openStage({ read, shop }, contender, from));
  let events = 0;
  for (let after = 0n; events < of;) {
    const page = await store.readAll(after, filter, PAGE);
    for (const event of page) if (event.position <= head) for (const stage of stages) await stage.take(event);
    after = page.at(-1)?.position ?? head;
    events = page.length < PAGE || after >= head ? of : events + page.length;
    onProgress({ events, of });
    if (signal?.aborted) throw new RehearsalCancelled();
    await setImmediate();
  }
  for (const stage of stages) await stage.end(to);
  return {
    events: of,
    milliseconds: Math.round(performance.now() - begun),
    outcomes: stages.map(({ tally }) => ({
      figures: tally.figures(shop.timeZone),
      examples: tally.examples(),
    })),
  };
}

/** What contenders ask for at the same event is read for all of them. */
function readOnce(read: ReadHistory): ReadHistory {
  let at = -1n;
  const known = new Map<string, ReturnType<ReadHistory>>();
  return (shopperId, upTo) => {
    if (upTo !== at) known.clear();
    at = upTo;
    const history = known.get(shopperId) ?? read(shopperId, upTo);
    known.set(shopperId, history);
    return history;
  };
}

interface Stage {
  readonly tally: Tally;
  take(event: RecordedEvent): Promise<void>;
  /** Whoever was quiet until then. */
  end(to: number): Promise<void>;
}

function openStage(
  { read, shop }: { readonly read: ReadHistory; readonly shop: ShopContext },
  { policyId, policy }: Contender,
  from: number,
): Stage {
  const isOwnOffer = (event: RecordedEvent): boolean => isOffered(event) && event.data.policyId === policyId;
  const made = new Map<string, Recorded<'HelpOffered'>[]>();
  const people = new People(async (shopperId, upTo): Promise<PersonHistory> => {
    const history = await read(shopperId, upTo);
    const others = history.events.filter((event) => !isOwnOffer(event));
    return { ...history, events: inOrder([...others, ...history.ids.flatMap((id) => made.get(id) ?? [])]) };
  }, MOST_PEOPLE);
  const tally = new Tally(policy, (id) => people.known(id)?.state.shopperId ?? id);
  const policies = [{ policyId, version: 1, policy }];
  const course = new Course({
    people,
    shop,
    policies: () => policies,
    notBefore: () => from,
    onVerdicts: (state, verdicts) => tally.decided(state, verdicts),
    offer: pretended(made, tally),
  });
  return {
    tally,
    take: async (event) => {
      if (isOwnOffer(event)) return;
      const person = await course.take(event, true);
      if (person && event.type === 'ShoppersMerged') tally.merged(person.state);
      tally.saw(event);
    },
    end: async (to) => {
      for (const person of people.all()) await course.quietUntil(person, to, 0n);
    },
  };
}

/** The offer counts for what comes after it, and is written nowhere. */
const pretended =
  (made: Map<string, Recorded<'HelpOffered'>[]>, tally: Tally): CourseParts['offer'] =>
  (verdict, state, occasion) => {
    tally.offered(verdict, occasion);
    const { offer } = verdict;
    const { shopperId } = offer;
    const event = asIfRecorded(helpOffered(offer, occasion), shopperId, occasion.upTo);
    made.set(shopperId, [...(made.get(shopperId) ?? []), event]);
    return Promise.resolve({ state: evolveHelp(state, event), again: false });
  };

/** Nobody has written it, so it has no place in its stream. */
const asIfRecorded = (
  event: ReturnType<typeof helpOffered>,
  shopperId: string,
  position: bigint,
): Recorded<'HelpOffered'> => ({
  ...event,
  stream: helpStream(shopperId),
  revision: -1,
  position,
  recordedAt: event.metadata.occurredAt,
});
