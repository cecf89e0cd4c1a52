import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { behaviourProjection } from '#foresight';
import { behaviourEvents, type ForesightModelsView } from '#protocol';
import { ReadModels } from '#read-models';

const BEHAVIOUR = { types: behaviourEvents.map(({ type }) => type), streamPrefixes: ['shopper-'] };
const QUESTIONS = { types: ['IntentClassified'], streamPrefixes: ['conversation-'] };

/** How much there is to learn from. */
@Injectable()
export class LogAtAGlance {
  private from: string | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  async read(): Promise<ForesightModelsView['log']> {
    const [head, events, questions, shoppers, from] = await Promise.all([
      this.store.head(),
      this.store.count(),
      this.store.count(QUESTIONS),
      this.readModels.count(behaviourProjection),
      this.begin(),
    ]);
    return { head: String(head), events, shoppers, questions, ...(from !== undefined && { from }) };
  }

  /** When the oldest event happened: it stays the oldest. */
  private async begin(): Promise<string | undefined> {
    this.from ??= (await this.store.readAll(0n, BEHAVIOUR, 1))[0]?.metadata.occurredAt;
    return this.from;
  }
}
