import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Ids } from '#kernel';
import { AddsUpMany, variantOf, VariantUnusable } from '#projections';
import type { ReplayRequest, ReplayView } from '#protocol';
import type { Caller } from '../../access/caller.js';
import { refuse } from '../../errors/problems.js';
import { Replays } from '../../replays/replays.js';
import { KnownProjections } from '../known-projections.js';

/** Builds a projection's documents again, beside those that are live. */
export class StartReplay extends Command<ReplayView> {
  constructor(
    readonly projection: string,
    readonly request: ReplayRequest,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(StartReplay)
export class StartReplayHandler implements ICommandHandler<StartReplay> {
  constructor(
    private readonly replays: Replays,
    private readonly projections: KnownProjections,
    private readonly store: EventStore,
    private readonly ids: Ids,
  ) {}

  async execute({ projection: name, request, caller }: StartReplay): Promise<ReplayView> {
    const projection = this.projections.named(name);
    try {
      variantOf(projection, request.variant);
    } catch (error) {
      if (error instanceof VariantUnusable) throw refuse('invalid-input', error.message);
      throw error;
    }
    if (request.key !== undefined && projection.aggregate)
      throw refuse('invalid-input', new AddsUpMany(name).message);
    await this.assertWritten(request);
    const { version } = projection;
    const replayId = this.ids.next();
    const command = { type: 'StartReplay', replayId, projection: name, version, request } as const;
    return this.replays.carryOut(name, command, caller);
  }

  private async assertWritten({ from, upTo }: ReplayRequest): Promise<void> {
    const head = await this.store.head();
    for (const point of [from, upTo]) {
      if (point && 'position' in point && BigInt(point.position) > head) {
        throw refuse(
          'invalid-input',
          `Position ${point.position} is not written yet: the log ends at ${head}.`,
        );
      }
    }
  }
}
