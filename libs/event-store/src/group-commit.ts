import type { Result } from '#kernel';

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Events in one transaction; what is beyond goes into the next. */
const GROUP = 2_000;

/**
 * Lets what arrives in the same turn, or while a commit is under way, share the next transaction and so one wait
 * for the disk. Nothing is acknowledged before that transaction is on the disk.
 */
export class GroupCommit<Request, Answer> {
  private waiting: Waiting<Request, Answer>[] = [];
  private writing: Promise<void> | undefined;

  /**
   * @param sizeOf how many events a request holds
   * @param write called for one group at a time; gives one outcome for each request, in their order, or throws where
   * nothing of the group was stored
   */
  constructor(
    private readonly sizeOf: (request: Request) => number,
    private readonly write: (group: readonly Request[]) => Promise<readonly Result<Answer, Error>[]>,
  ) {}

  add(request: Request): Promise<Answer> {
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

  private takeGroup(): Waiting<Request, Answer>[] {
    let events = 0;
    const group: Waiting<Request, Answer>[] = [];
    for (const each of this.waiting) {
      if (events >= GROUP) break;
      events += this.sizeOf(each.request);
      group.push(each);
    }
    this.waiting.splice(0, group.length);
    return group;
  }

  private async writeGroup(group: readonly Waiting<Request, Answer>[]): Promise<void> {
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
