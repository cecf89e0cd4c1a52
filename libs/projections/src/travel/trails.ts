import type { EventStore } from '#event-store';
import type { Projection } from '../projection.js';
import { Trail } from './trail.js';

export type TravelLog = Pick<EventStore, 'readAll' | 'readStream' | 'head'>;

/** What is kept at most, and how long after anything was last looked at. */
const KEPT = { trails: 16, events: 1_000_000, milliseconds: 10 * 60_000 };
/** After these, what was read before may not be shown any more. */
const FORGETTING = { types: ['ShopperForgotten', 'ForgettingProved'] };

interface Kept {
  readonly projection: Projection;
  readonly trail: Promise<Trail<unknown>>;
  events: number;
}

/**
 * Trails of the documents that were looked at lately. They are in memory only, and all gone when somebody is
 * forgotten, when nobody has looked for ten minutes, and with the process.
 */
export class Trails {
  private readonly kept = new Map<string, Kept>();
  private readonly idle: NodeJS.Timeout;
  private checkedTo = 0n;

  constructor(private readonly log: TravelLog) {
    this.idle = setTimeout(() => this.forget(), KEPT.milliseconds).unref();
  }

  /** @returns the trail of a document up to the head of the log */
  async of(projection: Projection, key: string, head: bigint): Promise<Trail<unknown>> {
    this.idle.refresh();
    await this.heedForgetting(head);
    const name = `${projection.name}@${String(projection.version)} ${key}`;
    const former = this.kept.get(name);
    const trail =
      former?.projection === projection
        ? this.caughtUp(former.trail, projection, key, head)
        : Trail.begin(this.log, projection, key, head);
    const kept: Kept = { projection, trail, events: former?.events ?? 0 };
    this.kept.delete(name);
    this.kept.set(name, kept);
    try {
      kept.events = (await trail).events;
      this.dropOldest();
      return await trail;
    } catch (error) {
      this.kept.delete(name);
      throw error;
    }
  }

  forget(): void {
    this.kept.clear();
  }

  private async caughtUp(
    former: Kept['trail'],
    projection: Projection,
    key: string,
    head: bigint,
  ): Kept['trail'] {
    const trail = await former;
    return (await trail.catchUp(head)) ? trail : Trail.begin(this.log, projection, key, head);
  }

  private async heedForgetting(head: bigint): Promise<void> {
    if (head <= this.checkedTo) return;
    const forgettings = await this.log.readAll(this.checkedTo, FORGETTING, 1);
    if (forgettings.length > 0) this.forget();
    this.checkedTo = head;
  }

  private dropOldest(): void {
    let events = 0;
    const newestFirst = [...this.kept].reverse();
    for (const [index, [name, kept]] of newestFirst.entries()) {
      events += kept.events;
      if (index > 0 && (index >= KEPT.trails || events > KEPT.events)) this.kept.delete(name);
    }
  }
}
