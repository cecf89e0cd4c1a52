import { setMaxListeners } from 'node:events';
import { type EventStore, WakeUp } from '#event-store';
import type { Clock, NewEvent } from '#kernel';
import { projectionStream, type ProjectionStatus } from '#protocol';
import type { ReadModels } from '#read-models';
import type { CommitListener, Committed } from './committed.js';
import { LogReader } from './log-reader.js';
import type { Projection } from './projection.js';
import type { ProjectorParts } from './projector/projected-generation.js';
import { ProjectionWorker } from './projection-worker.js';
import { together } from './together.js';

/** Someone waits for a projection that does not run, so it would wait for ever. */
export class ProjectionNotRunning extends Error {
  override readonly name = 'ProjectionNotRunning';
  constructor(
    readonly projection: string,
    why: string,
  ) {
    super(`Projection ${projection} does not run (${why}): see its status, start it again, then ask again.`);
  }
}

export interface RunnerOptions extends Pick<ProjectorParts, 'beforeRefold'> {
  /** Hears of every failure that is tried again, and of listeners that throw. Default: a warning of the process. */
  readonly onError?: (error: unknown) => void;
}

const APPENDED_AT_ONCE = 500;

/**
 * Keeps a set of projections current. Promises:
 *
 * - documents and checkpoint move together, so a crash at any moment costs time, never a wrong document;
 * - an event that cannot be applied is set aside, and told in the log; everything else goes on;
 * - what fails for another reason is tried again, and the status says why, where, and when;
 * - listeners are told of a commit after it can be read.
 */
export class ProjectionRunner {
  private readonly onError: (error: unknown) => void;
  private readonly log: LogReader;
  private readonly workers: readonly ProjectionWorker[];
  private readonly listeners = new Set<CommitListener>();
  private readonly progress = new WakeUp();
  private stopping = new AbortController();
  private tasks: Promise<void>[] = [];

  constructor(
    store: EventStore,
    readModels: ReadModels,
    projections: readonly Projection[],
    clock: Clock,
    { onError = warn, beforeRefold }: RunnerOptions = {},
  ) {
    this.onError = onError;
    this.log = new LogReader(store, clock);
    const committed = (commit: Committed): void => this.announce(commit);
    const parts = {
      log: this.log,
      store,
      readModels,
      clock,
      committed,
      onError,
      scrub: together(() => readModels.scrub()),
      ...(beforeRefold && { beforeRefold }),
    };
    this.workers = projections.map((projection) => {
      const record = recorderOf(store, projection);
      return new ProjectionWorker(projection, { ...parts, record });
    });
  }

  /** Resolves when every projection has begun; catching up goes on behind. Starting twice changes nothing. */
  async start(): Promise<void> {
    if (this.tasks.length > 0) return;
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    // Every projection sleeps on it; Node takes more than ten for a leak.
    setMaxListeners(0, signal);
    await this.log.open();
    for (const worker of this.workers) await worker.open();
    this.tasks = [
      this.log.follow(signal, this.onError),
      ...this.workers.map((worker) => this.run(worker, signal)),
    ];
  }

  /** Ends after the batches under way are committed; every checkpoint is saved. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.tasks);
    this.tasks = [];
    this.progress.ring();
  }

  async status(): Promise<readonly ProjectionStatus[]> {
    return Promise.all(this.workers.map((worker) => worker.status()));
  }

  /** @returns a function that ends it */
  onCommitted(listener: CommitListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Waits until the documents show everything up to a position (as `append` returns it), so that a writer
   * can read what it wrote. Without names: all projections that run.
   *
   * @throws ProjectionNotRunning when one that is named does not run, or stops meanwhile
   */
  async untilCaughtUp(position: bigint, ...names: readonly string[]): Promise<void> {
    const never = new AbortController().signal;
    for (;;) {
      const { ticket } = this.progress;
      if (this.awaited(names).every((worker) => worker.position >= position)) return;
      this.log.hurry();
      await this.progress.sleep(ticket, never);
    }
  }

  private awaited(names: readonly string[]): readonly ProjectionWorker[] {
    if (names.length === 0) return this.workers.filter((worker) => worker.state !== 'stopped');
    return names.map((name) => {
      const worker = this.workers.find(({ projection }) => projection.name === name);
      if (!worker) throw new ProjectionNotRunning(name, 'no projection has this name');
      if (worker.state === 'stopped')
        throw new ProjectionNotRunning(name, worker.error?.message ?? 'stopped');
      return worker;
    });
  }

  private async run(worker: ProjectionWorker, signal: AbortSignal): Promise<void> {
    await worker.run(signal);
    this.progress.ring();
  }

  private announce(commit: Committed): void {
    for (const listener of commit.changes.length > 0 || commit.everything ? this.listeners : []) {
      try {
        listener(commit);
      } catch (error) {
        this.onError(error);
      }
    }
    this.progress.ring();
  }
}

/** Facts about a projection stand in a stream of its own. */
const recorderOf =
  (store: Pick<EventStore, 'append'>, { name }: Projection) =>
  async (events: readonly NewEvent[]): Promise<void> => {
    for (let at = 0; at < events.length; at += APPENDED_AT_ONCE) {
      await store.append(projectionStream(name), events.slice(at, at + APPENDED_AT_ONCE));
    }
  };

function warn(error: unknown): void {
  process.emitWarning(String(error));
}
