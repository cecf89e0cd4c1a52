import { setImmediate } from 'node:timers/promises';
import type { ProjectionStatus } from '#protocol';
import { CheckpointMoved, type Healed } from '#read-models';
import type { Committed } from './committed.js';
import type { LogReader } from './log-reader.js';
import { pause } from './pauses.js';
import type { Projection } from './projection.js';
import { CONTROL, isControl } from './projector/control.js';
import type { ProjectorParts } from './projector/projected-generation.js';
import { Projector } from './projector/projector.js';
import { Rate } from './rate.js';
import { describeStop, type Told, toldOf, Trouble } from './trouble.js';

/** Behind by less than this, a projection that once reached the head still counts as live. */
const NEAR = 1_000n;
/** How often it looks whether another generation has been made live. */
const LOOK_EVERY_MS = 1_000;

export interface WorkerParts extends Omit<ProjectorParts, 'committed'> {
  readonly log: LogReader;
  readonly committed: (commit: Committed) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps the live documents of one projection current, whatever happens: what it cannot help (a full disk, a locked
 * file) it tries again, what was damaged it builds anew, and where another generation is made live it goes on with that.
 */
export class ProjectionWorker {
  private projector: Projector | undefined;
  /** The projector is not to be trusted any more: something else has happened to its documents. */
  private stale = true;
  private running = false;
  private reachedHead = false;
  private lookedAt = 0;
  private obeyedTo = 0n;
  private documents = 0;
  private readonly rate = new Rate();
  private readonly trouble: Trouble;

  constructor(
    readonly projection: Projection,
    private readonly parts: WorkerParts,
  ) {
    this.trouble = new Trouble(parts.clock);
  }

  get position(): bigint {
    return this.projector?.position ?? 0n;
  }

  get state(): ProjectionStatus['state'] {
    if (!this.running || this.trouble.failed || this.projector?.stopped) return 'stopped';
    return this.reachedHead && this.lag < NEAR ? 'live' : 'catching-up';
  }

  get lag(): bigint {
    const { head } = this.parts.log;
    return head > this.position ? head - this.position : 0n;
  }

  /** Why it stands still, or what has happened to it. */
  get error(): Told | undefined {
    const { projector, parts, trouble } = this;
    if (trouble.failed) return trouble.failed;
    if (projector?.stopped) return describeStop(projector.stopped);
    const told = { position: String(this.position), eventId: '' };
    if (parts.log.trouble) return { ...told, ...parts.log.trouble };
    return trouble.healed && { ...told, message: toldOf(trouble.healed) };
  }

  /** Finds the place to go on from. A failure is told in `status`, and tried again by `run`. */
  async open(): Promise<void> {
    this.running = true;
    await this.attempt(async () => {
      await this.reopen();
      return true;
    });
  }

  /** Ends when the signal aborts. Nothing is thrown: whatever fails is told in `status` and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const { ticket } = this.parts.log.appended;
      const worked = await this.attempt(() => this.step());
      if (this.trouble.failed) await pause(this.trouble.milliseconds, signal);
      // The stores may answer without ever leaving the thread: let sockets and timers have their turn.
      else if (worked) await setImmediate();
      else await this.parts.log.appended.sleep(ticket, signal, LOOK_EVERY_MS);
    }
    await this.attempt(async () => {
      if (!this.stale) await this.projector?.save();
      return true;
    });
    this.running = false;
  }

  async status(): Promise<ProjectionStatus> {
    const { name, version } = this.projection;
    await this.countDocuments();
    const { error } = this;
    return {
      name,
      version,
      state: this.state,
      position: String(this.position),
      head: String(this.parts.log.head),
      lag: Number(this.lag),
      documents: this.documents,
      eventsPerSecond: this.rate.perSecond(this.parts.clock.now()),
      quarantined: this.projector?.quarantined ?? 0,
      generation: this.projector?.generation ?? 1,
      settings: this.projection.settings ?? {},
      ...(error && { error }),
    };
  }

  /** @returns whether there was something to do */
  private async step(): Promise<boolean> {
    const projector = await this.current();
    if (projector.stopped) return this.obey(projector);
    const { log, clock } = this.parts;
    const batch = await log.next(projector.position, projector.types);
    const isNews = batch.upTo > projector.position;
    if (isNews) await projector.take(batch, this.reachedHead);
    if (projector.position < batch.upTo) log.forget();
    this.rate.record(batch.events.length, clock.now());
    this.lookWhetherThere();
    return isNews;
  }

  /** While it stands still, it does what is asked of every projection: that may be what lets it go on. */
  private async obey(projector: Projector): Promise<boolean> {
    const from = this.obeyedTo > projector.position ? this.obeyedTo : projector.position;
    const { events, upTo } = await this.parts.log.next(from, CONTROL);
    for (const event of events.filter(isControl)) await projector.obey(event);
    this.obeyedTo = upTo;
    return upTo > from;
  }

  private async current(): Promise<Projector> {
    if (this.stale || !this.projector) return this.reopen();
    const now = performance.now();
    if (now - this.lookedAt < LOOK_EVERY_MS) return this.projector;
    this.lookedAt = now;
    return (await this.projector.isReplaced()) ? this.reopen() : this.projector;
  }

  private async reopen(): Promise<Projector> {
    const former = this.projector?.generation;
    const healed = this.trouble.suspected ? await this.parts.readModels.heal(this.projection) : undefined;
    if (healed) this.tell(healed);
    this.trouble.suspected = false;
    const committed = (changes: Committed['changes']): void => this.announce(changes);
    this.projector = await Projector.open(this.projection, { ...this.parts, committed });
    this.stale = false;
    this.lookedAt = performance.now();
    this.announce(
      [],
      healed !== undefined || (former ?? this.projector.generation) !== this.projector.generation,
    );
    return this.projector;
  }

  private tell(healed: Healed): void {
    this.trouble.healed = healed;
    this.reachedHead = false;
    this.parts.onError(new Error(`Projection ${this.projection.name}: ${toldOf(healed)}`));
  }

  /** @returns whether to go on at once: after a failure, to try again */
  private async attempt(work: () => Promise<boolean>): Promise<boolean> {
    try {
      const worked = await work();
      this.trouble.end();
      return worked;
    } catch (error) {
      this.stale = true;
      // Where another process projects the same documents, or has swapped them, they are read again.
      if (!(error instanceof CheckpointMoved)) this.fail(error);
      return true;
    }
  }

  private fail(error: unknown): void {
    this.trouble.fail(error, this.position);
    this.parts.onError(error);
  }

  /** A failure here is one of the documents: they are looked at again. */
  private async countDocuments(): Promise<void> {
    try {
      this.documents = await this.parts.readModels.count(this.projection);
    } catch (error) {
      this.stale = true;
      this.fail(error);
    }
  }

  private lookWhetherThere(): void {
    if (this.lag > 0n) return;
    this.reachedHead = true;
    this.trouble.healed = undefined;
  }

  private announce(changes: Committed['changes'], everything = false): void {
    const { name, version } = this.projection;
    const { position } = this;
    this.lookWhetherThere();
    this.parts.committed({ projection: name, version, changes, position, ...(everything && { everything }) });
  }
}
