import type { Appended } from '#event-store';
import type { Clock, Result } from '#kernel';
import type { EventWriter } from './event-writer.js';
import { type AppendRequest, LookCloser, WritePlan } from './write-plan.js';

interface Waiting extends AppendRequest {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/** Events in one transaction before the event loop has its turn again. */
const GROUP = 2_000;

/**
 * Lets appends that arrive together share one transaction, and so one wait for the disk.
 * Each keeps its own atomicity: one that is refused stores nothing and leaves the others alone;
 * none is acknowledged before the transaction of all is on the disk.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private scheduled: Promise<void> | undefined;

  constructor(
    private readonly writer: EventWriter,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly committed: () => void,
  ) {}

  append(request: AppendRequest): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...request, resolve, reject });
      this.schedule();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.scheduled) await this.scheduled;
  }

  private schedule(): void {
    this.scheduled ??= new Promise<void>((resolve) => {
      setImmediate(() => {
        this.scheduled = undefined;
        this.flush(this.takeGroup());
        if (this.waiting.length > 0) this.schedule();
        resolve();
      });
    });
  }

  private takeGroup(): Waiting[] {
    let events = 0;
    let end = 0;
    while (end < this.waiting.length && (end === 0 || events < GROUP)) {
      events += this.waiting[end]?.events.length ?? 0;
      end++;
    }
    return this.waiting.splice(0, end);
  }

  private flush(group: readonly Waiting[]): void {
    let outcomes: readonly Result<Appended, Error>[];
    try {
      outcomes = this.commit(group);
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    outcomes.forEach((outcome, i) => {
      if (outcome.ok) group[i]?.resolve(outcome.value);
      else group[i]?.reject(outcome.error);
    });
    this.committed();
  }

  private commit(group: readonly Waiting[]): readonly Result<Appended, Error>[] {
    try {
      return this.transact(group, false);
    } catch (error) {
      if (!(error instanceof LookCloser) && !isDuplicate(error)) throw error;
      return this.transact(group, true);
    }
  }

  private transact(group: readonly Waiting[], careful: boolean): readonly Result<Appended, Error>[] {
    this.writer.begin();
    try {
      const plan = new WritePlan(this.writer, this.clock.now().getTime(), careful);
      const outcomes = group.map((request) => plan.add(request));
      this.writer.insert(plan.rows);
      if (plan.rows.length > 0) this.writer.commit();
      else this.writer.rollback();
      return outcomes;
    } catch (error) {
      this.writer.rollback();
      throw error;
    }
  }
}

function isDuplicate(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === 'SQLITE_CONSTRAINT_UNIQUE';
}
