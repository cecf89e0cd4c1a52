import type { Result } from '#kernel';
import type { Appended } from './event-store.js';

interface Waiting<Request> {
  readonly request: Request;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

/** Events in one transaction; what is beyond goes into the next. */
const GROUP = 2_000;

/**
 * Lets appends that arrive in the same turn, or while a commit is under way, share the next transaction and so
 * one wait for the disk. None is acknowledged before that transaction is on the disk.
 */
export class GroupCommit<Request extends { readonly events: readonly unknown[] }> {
  private waiting: Waiting<Request>[] = [];
  private writing: Promise<void> | undefined;

  /** @param write one group at a time; one outcome for each request, in their order; throws where nothing was stored */
  constructor(
    private readonly write: (group: readonly Request[]) => Promise<readonly Result<Appended, Error>[]>,
  ) {}

  append(request: Request): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.writing ??= this.writeAll();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    // The rest of this turn joins the first group.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.writeGroup(this.takeGroup());
    this.writing = undefined;
  }

  private takeGroup(): Waiting<Request>[] {
    let events = 0;
    let end = 0;
    while (end < this.waiting.length && (end === 0 || events < GROUP)) {
      events += this.waiting[end]?.request.events.length ?? 0;
      end++;
    }
    return this.waiting.splice(0, end);
  }

  private async writeGroup(group: readonly Waiting<Request>[]): Promise<void> {
    try {
      const outcomes = await this.write(group.map(({ request }) => request));
      group.forEach(({ resolve, reject }, i) => {
        const outcome = outcomes[i];
        if (outcome?.ok) resolve(outcome.value);
        else reject(outcome?.error);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
