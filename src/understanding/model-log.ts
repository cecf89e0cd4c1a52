import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import { handleModelCommand, type LoadedHistory, loadHistory, type ModelCommand } from '#understanding';
import type { Caller } from '../access/caller.js';
import { refuse } from '../errors/problems.js';
import { IntentModels } from './intent-models.js';

/** The life of the intent model in the log, for those who ask over HTTP and sockets. */
@Injectable()
export class ModelLog {
  private loading: Promise<LoadedHistory> | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly models: IntentModels,
    private readonly clock: Clock,
  ) {}

  /** Everything up to this moment; only what is new is read. */
  async loaded(): Promise<LoadedHistory> {
    const before = this.loading;
    const loading = Promise.resolve(before).then((seen) => loadHistory(this.store, this.models.name, seen));
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
    const outcome = await handleModelCommand(this.store, this.models.name, command, metadata);
    if (!outcome.ok) throw refuse(outcome.error.code, outcome.error.message);
    return outcome.value;
  }
}
