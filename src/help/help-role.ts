import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import type { ProjectionStatus } from '#protocol';
import { BehaviourFeed } from '../foresight/online/behaviour-feed.js';
import type { Role } from '../roles/role.js';
import { FRESH_MS, HELP_FILTER, type HelpParts, HelpReaction } from './help-reaction.js';
import { ClockTimers } from './quiet-timers.js';

/** What was recorded this lately is looked at again where a process begins: what it led to is not written twice. */
const LOOK_BACK_MS = 2 * FRESH_MS;
const PAGE = 1_000;
const MOST_PAGES = 200;

/** Offers help along the log, and at moments at which nothing happens. */
export class HelpRole implements Role {
  private readonly stopping = new AbortController();
  private readonly timers: ClockTimers;
  private readonly reaction: HelpReaction;
  private readonly feed: BehaviourFeed;
  private running: Promise<unknown> = Promise.resolve();
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly parts: HelpParts & { readonly log: Logger }) {
    const { store, log, clock } = parts;
    this.timers = new ClockTimers(
      () => clock.now().getTime(),
      (shopperId, at) =>
        void this.inTurn(() => this.reaction.quiet(shopperId, at)).catch((error: unknown) => {
          log.error({ err: error, shopperId }, 'help after a quiet moment could not be decided');
        }),
    );
    this.reaction = new HelpReaction(parts, this.timers);
    const take = (events: readonly RecordedEvent[]): Promise<void> =>
      this.inTurn(() => this.reaction.take(events));
    this.feed = new BehaviourFeed({ store, log, take, filter: HELP_FILTER, role: 'help' });
  }

  async start(): Promise<void> {
    const since = this.parts.clock.now().getTime() - LOOK_BACK_MS;
    const from = await lastBefore(this.parts.store, since);
    await this.reaction.begin(from);
    this.running = this.feed.run(from, new Date(since).toISOString(), this.stopping.signal);
  }

  async stop(): Promise<void> {
    this.timers.stop();
    this.stopping.abort();
    await this.running;
    await this.turn;
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    const head = await this.parts.store.head();
    const { failure: error, reachedEnd, position: at } = this.feed;
    const state = error ? 'stopped' : reachedEnd ? 'live' : 'catching-up';
    const position = state === 'live' ? head : at;
    return [
      {
        name: 'help',
        version: 1,
        state,
        position: String(position),
        head: String(head),
        lag: Number(head - position),
        documents: this.reaction.shoppers,
        eventsPerSecond: 0,
        ...(error && { error }),
      },
    ];
  }

  /** Events and moments of quiet one after another. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}

/** The position of the last event that was recorded before a moment, as far back as is worth looking. */
async function lastBefore(
  store: Pick<EventStore, 'head' | 'readAllBackwards'>,
  time: number,
): Promise<bigint> {
  let before = (await store.head()) + 1n;
  for (let page = 0; page < MOST_PAGES; page++) {
    const events = await store.readAllBackwards(before, HELP_FILTER, PAGE);
    const last = events.find(({ recordedAt }) => Date.parse(recordedAt) < time);
    if (last) return last.position;
    const oldest = events.at(-1);
    if (!oldest) return 0n;
    before = oldest.position;
  }
  return before;
}
