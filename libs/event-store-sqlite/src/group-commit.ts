import { type Appended, EventIdTaken, RevisionConflict } from '#event-store';
import type { Clock } from '#kernel';
import type { Group, Outcomes } from './write-group.js';
import type { AppendRequest, Outcome, Refusal, Restored, RestoreRequest } from './write-plan.js';

interface Waiting {
  readonly request: AppendRequest | RestoreRequest;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Events in one transaction; what is beyond goes into the next. */
const GROUP = 2_000;

/**
 * Lets appends that arrive in the same turn, or while a commit is under way, share the next transaction and so
 * one wait for the disk. None is acknowledged before that transaction is on the disk.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | undefined;

  constructor(
    private readonly write: (group: Group) => Promise<Outcomes>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly committed: () => void,
  ) {}

  append(request: AppendRequest): Promise<Appended> {
    return this.enqueue(request) as Promise<Appended>;
  }

  restore(request: RestoreRequest): Promise<Restored> {
    return this.enqueue(request);
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    await this.writing;
  }

  private enqueue(request: AppendRequest | RestoreRequest): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.writing ??= this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    // The rest of this turn joins the first group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.writeGroup(this.takeGroup());
    this.writing = undefined;
  }

  private takeGroup(): Waiting[] {
    let events = 0;
    let end = 0;
    while (end < this.waiting.length && (end === 0 || events < GROUP)) {
      events += sizeOf(this.waiting[end]?.request);
      end++;
    }
    return this.waiting.splice(0, end);
  }

  private async writeGroup(group: readonly Waiting[]): Promise<void> {
    const requests = group.map(({ request }) => request);
    try {
      const outcomes = await this.write({ requests, clock: this.clock.now().getTime() });
      group.forEach(({ resolve, reject }, i) => {
        const outcome = outcomes[i];
        if (outcome?.ok) resolve(outcome.value);
        else reject(outcome && errorOf(outcome.error));
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    this.committed();
  }
}

function sizeOf(request: AppendRequest | RestoreRequest | undefined): number {
  if (!request) return 0;
  return 'records' in request ? request.records.length : request.events.length;
}

function errorOf(refusal: Refusal): Error {
  return refusal.kind === 'conflict'
    ? new RevisionConflict(refusal.stream, refusal.expected, refusal.actual)
    : new EventIdTaken(refusal.id, refusal.stream, refusal.takenBy);
}
