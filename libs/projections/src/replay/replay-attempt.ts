import { setImmediate } from 'node:timers/promises';
import type { RecordedEvent } from '#kernel';
import { isControl } from '../projector/control.js';
import type { Projector } from '../projector/projector.js';
import { describeStop } from '../trouble.js';
import type { Meter } from './meter.js';
import { type Range } from './range.js';
import { ReplayImpossible } from './replay-impossible.js';
import type { RunParts } from './replay-order.js';

/** Events that are read and applied together, unless told otherwise; more stay too long in memory that is collected often. */
const BATCH = 2_000;
const FORGETTING = { types: ['ShopperForgotten'] };

/** Carries the documents of a replay from where they are to where they should be. */
export class ReplayAttempt {
  /** Stream of the event that was applied last. */
  stream: string | undefined;

  private constructor(
    readonly projector: Projector,
    private readonly parts: RunParts,
    private readonly meter: Meter,
    private readonly moved: () => void,
    /** The log as it was when this began. */
    readonly head: bigint,
  ) {}

  /** @param moved called after each step */
  static async begin(
    projector: Projector,
    parts: RunParts,
    meter: Meter,
    moved: () => void,
  ): Promise<ReplayAttempt> {
    const head = await parts.store.head();
    const attempt = new ReplayAttempt(projector, parts, meter, moved, head);
    await attempt.heedForgetting(projector.position, head);
    return attempt;
  }

  /** Counts what is to be done, and what of it is done already. */
  async measure({ filter, start, end = this.head }: Range): Promise<void> {
    const { projector, parts, meter } = this;
    const total = await parts.store.count(filter, start, end);
    const left = await parts.store.count(filter, later(projector.position, start), end);
    meter.begin(total - left, total);
  }

  /** Resolves when the documents show everything up to the end, or to the head of the log, or when the signal aborts. */
  async build({ filter, start, end }: Range, signal: AbortSignal): Promise<void> {
    const { projector, parts, meter } = this;
    const { batch = BATCH } = parts;
    const target = end ?? this.head;
    if (projector.keys && projector.position === start) meter.add(await projector.foldAgain(projector.keys));
    let after = later(projector.position, start);
    for (; after < target && !signal.aborted; after = projector.position) {
      const events = await parts.store.readAll(after, filter, batch);
      const within = end === undefined ? events : events.filter(({ position }) => position <= end);
      const last = within.at(-1)?.position ?? after;
      const isAll = within.length < batch;
      await this.take(within, isAll && last < target ? target : last);
      // The stores may answer without ever leaving the thread: let messages and timers have their turn.
      await setImmediate();
    }
    await projector.save();
    if (end !== undefined) await this.heedForgetting(this.head, await parts.store.head());
  }

  /** Goes on with the log until the signal aborts. */
  async follow({ filter: { types = [] } }: Range, signal: AbortSignal): Promise<void> {
    const { store } = this.parts;
    for await (const item of store.subscribe(this.projector.position, { types }, signal)) {
      let events = item.kind === 'events' ? item.events : [];
      const upTo = events.at(-1)?.position ?? 0n;
      while (this.projector.position < upTo) {
        await this.take(events, upTo);
        await this.projector.save();
        // It stops where a shopper is forgotten: what comes after reads otherwise from then on.
        const rest = await store.readAll(this.projector.position, { types }, events.length);
        events = rest.filter(({ position }) => position <= upTo);
      }
      await this.projector.save();
    }
  }

  private async take(events: readonly RecordedEvent[], upTo: bigint): Promise<void> {
    const { projector, head } = this;
    // What was asked of all projections before this began is heeded already.
    const news = events.filter((event) => !isControl(event) || event.position > head);
    await projector.take({ events: news, upTo });
    if (projector.stopped) throw new ReplayImpossible(describeStop(projector.stopped).message);
    const last = events.findLastIndex(({ position }) => position <= projector.position);
    this.stream = events[last]?.stream ?? this.stream;
    this.meter.add(last + 1);
    this.moved();
  }

  /**
   * Shoppers who were forgotten in this part of the log read as forgotten from here on: their keys are destroyed, and
   * what was folded before is folded again.
   */
  private async heedForgetting(after: bigint, upTo: bigint): Promise<void> {
    const { parts, projector } = this;
    for (let from = after; from < upTo;) {
      const events = await parts.store.readAll(from, FORGETTING, BATCH);
      for (const event of events.filter(({ position }) => position <= upTo)) {
        if (projector.position > 0n && isControl(event)) await projector.obey(event);
        else await parts.beforeRefold?.(event);
      }
      from = events.length < BATCH ? upTo : (events.at(-1)?.position ?? upTo);
    }
  }
}

const later = (one: bigint, other: bigint): bigint => (one > other ? one : other);
