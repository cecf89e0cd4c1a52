import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { handleModelCommand, type LoadedHistory, loadHistory, type ModelCommand } from '#model-life';
import type { Caller } from '../access/caller.js';
import { refuse } from '../errors/problems.js';

/** The life of a model in the log, for those who ask over HTTP and sockets. */
export class LoggedLife {
  private loading: Promise<LoadedHistory> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    readonly name: string,
  ) {}

  /** Everything up to this moment; only what is new is read. */
  async loaded(): Promise<LoadedHistory> {
    const before = this.loading;
    const loading = Promise.resolve(before).then((seen) => loadHistory(this.store, this.name, seen));
    this.loading = loading;
    try {
      return await loading;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }

  /** @throws Refusal saying why not, and what to do instead */
  async carryOut(command: ModelCommand, caller: Caller): Promise<LoadedHistory> {
    const metadata = { ...caller, occurredAt: this.clock.now().toISOString() };
    const outcome = await handleModelCommand(this.store, this.name, command, metadata);
    if (!outcome.ok) throw refuse(outcome.error.code, outcome.error.message);
    return outcome.value;
  }
}
