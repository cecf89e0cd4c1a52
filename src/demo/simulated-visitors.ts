import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock, NewEvent } from '#kernel';
import type { ProjectionStatus } from '#protocol';
import { simulate, type SimulatedEvent, type SimulationSettings } from '#simulator';
import type { Role } from '../roles/role.js';
import { loadSimulatedShop } from './simulated-shop.js';

const DAY_MS = 86_400_000;
/** Some are in the shop already when it opens. */
const HEAD_START_MS = 10 * 60_000;
/** Of the people who know the shop, so many come by on a day: measured on a simulated one. */
const VISITS_A_DAY = 0.5;
const SEED = 1;
/** Events that are stored together where many are due at once. */
const TOGETHER = 200;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** What a conversation's other side says is said by the shop itself: its assistant and its agents. */
const isOfShoppers = ({ stream, event }: SimulatedEvent): boolean =>
  !stream.startsWith('conversation-') ||
  event.type === 'ConversationStarted' ||
  event.type === 'ShopperMessageSent' ||
  (event.type === 'ConversationResolved' && event.data.by === 'shopper');

export interface VisitorsParts {
  readonly store: Pick<EventStore, 'append'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly load?: () => Promise<Pick<SimulationSettings, 'catalogue' | 'phrases'>>;
}

/** Simulated shoppers who walk through the demo shop as time passes, and write to it like everybody else. */
export class SimulatedVisitors implements Role {
  private readonly stopping = new AbortController();
  private walking: Promise<void> = Promise.resolve();

  constructor(
    private readonly perMinute: number,
    private readonly parts: VisitorsParts,
  ) {}

  start(): Promise<void> {
    this.walking = this.walk();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.walking;
  }

  status(): Promise<readonly ProjectionStatus[]> {
    return Promise.resolve([]);
  }

  private async walk(): Promise<void> {
    const { clock, log, load = loadSimulatedShop } = this.parts;
    try {
      const shop = await load();
      let from = clock.now().getTime() - HEAD_START_MS;
      for (; !this.stopping.signal.aborted; from += DAY_MS) await this.tellDay(shop, new Date(from));
    } catch (error) {
      log.error({ error }, 'The simulated visitors have left: see the error, and start again.');
    }
  }

  private async tellDay(
    shop: Pick<SimulationSettings, 'catalogue' | 'phrases'>,
    from: Date,
  ): Promise<void> {
    const shoppers = Math.ceil((this.perMinute * 24 * 60) / VISITS_A_DAY);
    let due: SimulatedEvent[] = [];
    for (const told of simulate({ ...shop, seed: SEED, shoppers, days: 1, from, roundTheClock: true })) {
      if (!isOfShoppers(told)) continue;
      const ms = Date.parse(told.event.metadata.occurredAt) - this.parts.clock.now().getTime();
      if (ms > 0 || due.length >= TOGETHER) {
        await this.store(due);
        due = [];
        if (ms > 0) await this.pause(ms);
      }
      if (this.stopping.signal.aborted) return;
      due.push(told);
    }
    await this.store(due);
  }

  /** A store that is away for a while is waited for. */
  private async store(due: readonly SimulatedEvent[]): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        await this.append(due);
        return;
      } catch (error) {
        this.parts.log.warn({ error }, 'A simulated visitor could not be stored; it will be tried again.');
        await this.pause(pause);
      }
    }
  }

  /** What was stored before something failed is not stored twice: events keep their ids. */
  private async append(due: readonly SimulatedEvent[]): Promise<void> {
    const streams = new Map<string, NewEvent[]>();
    for (const { stream, event } of due) streams.set(stream, [...(streams.get(stream) ?? []), event]);
    const appended = Array.from(streams, ([stream, events]) => this.parts.store.append(stream, events, 'any'));
    await Promise.all(appended);
  }

  /** Ends early where this is stopped. */
  private async pause(ms: number): Promise<void> {
    const { signal } = this.stopping;
    await wait(ms, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
