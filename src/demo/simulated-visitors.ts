import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
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
    for (const told of simulate({ ...shop, seed: SEED, shoppers, days: 1, from, roundTheClock: true })) {
      if (!isOfShoppers(told)) continue;
      await this.untilThen(Date.parse(told.event.metadata.occurredAt));
      if (this.stopping.signal.aborted) return;
      await this.store(told);
    }
  }

  private async untilThen(at: number): Promise<void> {
    const ms = at - this.parts.clock.now().getTime();
    if (ms > 0) await this.pause(ms);
  }

  /** A store that is away for a while is waited for. */
  private async store({ stream, event }: SimulatedEvent): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        await this.parts.store.append(stream, [event], 'any');
        return;
      } catch (error) {
        this.parts.log.warn({ error }, 'A simulated visitor could not be stored; it will be tried again.');
        await this.pause(pause);
      }
    }
  }

  /** Ends early where this is stopped. */
  private async pause(ms: number): Promise<void> {
    const { signal } = this.stopping;
    await wait(ms, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
