import { CheckpointMoved, type Place } from '#read-models';
import { pause, Pauses } from '../pauses.js';
import { Projector } from '../projector/projector.js';
import { messageOf } from '../quarantine/entry.js';
import { isDamage } from '../trouble.js';
import { VariantUnusable } from '../variant.js';
import { Meter } from './meter.js';
import { rangeOf } from './range.js';
import { ReplayAttempt } from './replay-attempt.js';
import { ReplayImpossible } from './replay-impossible.js';
import type { RunNews, RunOrder, RunParts } from './replay-order.js';
import { generationOf, shadowFor } from './shadow.js';
import { isInShares, SharedBuild } from './shares/build-in-shares.js';
import { divisionIn } from './shares/share.js';
import { localShares } from './shares/share-run.js';
import { ORIGINAL } from './state.js';

/** Somebody else who works on the same documents is taken to have gone after this long without a step. */
const STAND_BY_MS = 5_000;
const TELL_EVERY_MS = 250;

/**
 * Builds the documents of one replay from where they are, and keeps them current until it is stopped, unless they
 * end in the past. Promises: whenever it is stopped, killed or fails, what is stored is whole, and the next run
 * goes on from there; where two work on the same, one of them stands by.
 */
export class ReplayRun {
  private readonly pauses = new Pauses();
  private readonly meter: Meter;
  private generation: number | undefined;
  private attempt: ReplayAttempt | undefined;
  /** Where the share stands that is furthest behind. */
  private shared: { readonly position: bigint; readonly stream?: string | undefined } | undefined;
  private waitsFor: string | undefined;
  private elsewhere: Place | undefined;
  private suspected = false;
  private toldAt = -Infinity;

  constructor(
    private readonly order: RunOrder,
    private readonly parts: RunParts,
    private readonly tell: (news: RunNews) => void,
  ) {
    this.meter = new Meter(() => performance.now(), order.secondsBefore);
  }

  /** Ends when the signal aborts, when the end that was asked for is reached, or when it can never be. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.standBy(signal);
        await this.work(signal);
        this.report();
        return;
      } catch (error) {
        if (error instanceof VariantUnusable || error instanceof ReplayImpossible) {
          this.tell({ kind: 'failed', reason: error.message });
          return;
        }
        if (error instanceof CheckpointMoved) this.elsewhere = error.actual;
        else await this.waitAfter(error, signal);
      }
    }
  }

  private async work(signal: AbortSignal): Promise<void> {
    const { order, parts, meter } = this;
    this.generation = await this.findGeneration();
    await this.heal(this.generation);
    const isWhole = await this.buildInShares(this.generation, signal);
    if (!isWhole) return;
    const building = { seldom: true, ...parts };
    const projector = await Projector.open(order.projection, building, this.generation);
    this.attempt = await ReplayAttempt.begin(projector, parts, meter, () => this.moved());
    const range = rangeOf(projector, order.replay?.request, this.attempt.head);
    await this.attempt.measure(range);
    this.report();
    await this.attempt.build(range, signal);
    if (signal.aborted) return;
    this.report();
    const { done: events, seconds } = meter.figures();
    const { generation, position } = projector;
    this.tell({ kind: 'reached', reached: { generation, position, events, seconds } });
    if (range.end === undefined) await this.attempt.follow(range, signal);
  }

  /**
   * Where the work is divided, its shares come first; what has come since is then built as one.
   *
   * @returns whether there are no shares to be built any more
   */
  private async buildInShares(generation: number, signal: AbortSignal): Promise<boolean> {
    const { projection } = this.order;
    const { parts, meter } = this;
    const { readModels } = parts;
    const all = await readModels.generations(projection);
    const about = all.find((one) => one.generation === generation)?.about;
    const { divided } = divisionIn(about);
    if (!divided || !(await isInShares(readModels, { projection, generation, divided }))) return true;
    const runShare = parts.runShare ?? localShares(parts);
    const build = new SharedBuild({ projection, generation, divided, about }, parts, runShare);
    const { total, left } = await build.measure();
    meter.begin(total - left, total);
    const places = new Map<number, bigint>();
    this.report();
    const isWhole = await build.run((index, { events, position, stream }) => {
      places.set(index, position);
      const least = [...places.values()].reduce((one, other) => (one < other ? one : other));
      this.shared = { position: least, stream };
      meter.add(events);
      this.moved();
    }, signal);
    return isWhole;
  }

  private async findGeneration(): Promise<number> {
    const { projection, replay } = this.order;
    if (replay) return shadowFor(projection, replay, this.parts);
    const original = await generationOf(this.parts.readModels, projection, ORIGINAL);
    if (original !== undefined) return original;
    throw new ReplayImpossible('The former documents are not there any more: replay the projection instead.');
  }

  /** Another process has gone on with these documents: as long as it does, this one keeps out of its way. */
  private async standBy(signal: AbortSignal): Promise<void> {
    const { projection } = this.order;
    while (this.elsewhere && !signal.aborted) {
      const { generation, position } = this.elsewhere;
      await pause(STAND_BY_MS, signal);
      const now = await this.parts.readModels.place({ ...projection, generation });
      this.elsewhere = now.position === position ? undefined : now;
    }
  }

  /** What cannot be helped here, such as a full disk, is tried again. */
  private async waitAfter(error: unknown, signal: AbortSignal): Promise<void> {
    const milliseconds = this.pauses.next();
    const retryAt = new Date(this.parts.clock.now().getTime() + milliseconds).toISOString();
    this.waitsFor = `${messageOf(error).replace(/\.$/, '')}. It is tried again at ${retryAt}.`;
    this.suspected = isDamage(error);
    this.report();
    await pause(milliseconds, signal);
  }

  /** Damaged documents are begun anew. */
  private async heal(generation: number): Promise<void> {
    if (this.suspected) await this.parts.readModels.heal({ ...this.order.projection, generation });
    this.suspected = false;
  }

  private moved(): void {
    this.waitsFor = undefined;
    this.pauses.reset();
    if (performance.now() - this.toldAt >= TELL_EVERY_MS) this.report();
  }

  private report(): void {
    const { attempt, generation, waitsFor, shared } = this;
    const stream = attempt?.stream ?? shared?.stream;
    this.toldAt = performance.now();
    this.tell({
      kind: 'progress',
      progress: {
        ...this.meter.figures(),
        ...(generation !== undefined && { generation }),
        position: String(attempt?.projector.position ?? shared?.position ?? 0n),
        quarantined: attempt?.projector.quarantined ?? 0,
        ...(stream !== undefined && { stream }),
        ...(waitsFor !== undefined && { waitsFor }),
      },
    });
  }
}
