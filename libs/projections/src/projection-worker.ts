import { setImmediate } from 'node:timers/promises';
import type { Clock } from '#kernel';
import type { ProjectionStatus } from '#protocol';
import { CheckpointMoved, type Place, type ReadModels } from '#read-models';
import { applyBatch, type Failure } from './apply-batch.js';
import { type Committed } from './committed.js';
import { DocumentCache } from './document-cache.js';
import type { Batch, LogReader } from './log-reader.js';
import type { Projection } from './projection.js';
import { Rate } from './rate.js';

/** A live projection that was given nothing to do writes its checkpoint only after this many positions. */
const CHECKPOINT_EVERY = 1_000n;

export interface WorkerParts {
  readonly log: LogReader;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly committed: (commit: Committed) => void;
}

/** Carries one projection from its checkpoint to the head of the log, and on as the log grows. */
export class ProjectionWorker {
  position = 0n;
  failure: ProjectionStatus['error'];
  /** Where the read model is: what the next commit expects. */
  private durable: Place = { generation: 1, position: 0n };
  private running = false;
  private reachedHead = false;
  private readonly rate = new Rate();

  constructor(
    readonly projection: Projection,
    private readonly parts: WorkerParts,
  ) {}

  get state(): ProjectionStatus['state'] {
    if (!this.running) return 'stopped';
    return this.reachedHead && this.lag < CHECKPOINT_EVERY ? 'live' : 'catching-up';
  }

  get lag(): bigint {
    const { head } = this.parts.log;
    return head > this.position ? head - this.position : 0n;
  }

  /** Makes the read model ready and finds the place to go on from. */
  async open(): Promise<void> {
    await this.parts.readModels.define(this.projection);
    this.goTo(await this.parts.readModels.place(this.projection));
    this.failure = undefined;
    this.running = true;
  }

  /** Ends when the signal aborts or the projection fails; a failure is told in `status`, never thrown. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      await this.follow(signal);
      await this.saveCheckpoint();
    } catch (error) {
      this.stopAt({ message: messageOf(error), position: String(this.position), eventId: '' });
    }
    this.running = false;
  }

  async status(): Promise<ProjectionStatus> {
    const { name, version } = this.projection;
    return {
      name,
      version,
      state: this.state,
      position: String(this.position),
      head: String(this.parts.log.head),
      lag: Number(this.lag),
      documents: await this.parts.readModels.count(this.projection),
      eventsPerSecond: this.rate.perSecond(this.parts.clock.now()),
      ...(this.failure && { error: this.failure }),
    };
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { log, readModels } = this.parts;
    const documents = new DocumentCache<unknown>(readModels, this.projection);
    while (!signal.aborted && this.failure === undefined) {
      const { ticket } = log.appended;
      const batch = await log.next(this.position, this.projection.handles);
      if (batch.upTo > this.position) {
        await this.takeOrRejoin(batch, documents);
        // The stores may answer without ever leaving the thread: let sockets and timers have their turn.
        await setImmediate();
      } else {
        this.reachedHead = true;
        await log.appended.sleep(ticket, signal);
      }
    }
  }

  /** Where another process projects the same model, whoever is behind goes on from where the other one is. */
  private async takeOrRejoin(batch: Batch, documents: DocumentCache<unknown>): Promise<void> {
    try {
      await this.take(batch, documents);
    } catch (error) {
      if (!(error instanceof CheckpointMoved)) throw error;
      documents.forget();
      this.goTo(error.actual);
      this.announce([]);
    }
  }

  private async take(batch: Batch, documents: DocumentCache<unknown>): Promise<void> {
    const failed = await applyBatch(this.projection, batch.events, documents);
    const upTo = failed ? before(failed, batch, this.position) : batch.upTo;
    const changes = documents.takeChanges();
    if (changes.length > 0 || !this.reachedHead || upTo - this.durable.position >= CHECKPOINT_EVERY) {
      await this.commit(changes, upTo);
    }
    this.position = upTo;
    if (upTo >= this.parts.log.head) this.reachedHead = true;
    this.rate.record(batch.events.length, this.parts.clock.now());
    if (failed) this.stopAt(describe(failed));
    this.announce(changes);
  }

  private async commit(changes: Committed['changes'], position: bigint): Promise<void> {
    const { generation } = this.durable;
    await this.parts.readModels.commit(this.projection, changes, position, { expected: this.durable });
    this.durable = { generation, position };
  }

  private goTo(place: Place): void {
    this.durable = place;
    this.position = place.position;
  }

  private announce(changes: Committed['changes']): void {
    const { name, version } = this.projection;
    this.parts.committed({ projection: name, version, changes, position: this.position });
  }

  private async saveCheckpoint(): Promise<void> {
    if (this.position <= this.durable.position || this.failure) return;
    try {
      await this.commit([], this.position);
    } catch (error) {
      // Another process projects this model and has gone on: its checkpoint stands.
      if (!(error instanceof CheckpointMoved)) throw error;
    }
  }

  private stopAt(failure: NonNullable<ProjectionStatus['error']>): void {
    this.failure = failure;
    this.running = false;
  }
}

/** The position to keep when an event fails: everything before it is done, it is not. */
function before(failed: Failure, batch: Batch, position: bigint): bigint {
  const index = batch.events.indexOf(failed.event);
  return batch.events[index - 1]?.position ?? position;
}

function describe({ event, error }: Failure): NonNullable<ProjectionStatus['error']> {
  return { message: messageOf(error), position: String(event.position), eventId: event.id };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
