import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, RevisionConflict } from '#event-store';
import { Clock, Ids } from '#kernel';
import { evolveSending, isOutboundEvent, unknownSending } from '#outbound';
import { schemaVersionOf, outboundStream } from '#protocol';
import type { Caller } from '../access/caller.js';
import { refuse } from '../errors/problems.js';

/** Something that was given up is asked for again. */
export class RetrySending extends Command<null> {
  constructor(
    readonly sendingId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(RetrySending)
export class RetrySendingHandler implements ICommandHandler<RetrySending> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ sendingId, caller }: RetrySending): Promise<null> {
    const stream = outboundStream(sendingId);
    const events = await this.store.readStream(stream);
    const state = events.filter(isOutboundEvent).reduce(evolveSending, unknownSending);
    if (state.status === 'unknown') throw refuse('not-found', 'There is no such sending.');
    if (state.status !== 'given-up') throw refuse('conflict', `It is not given up: it is ${state.status}.`);
    const type = 'OutboundRequested';
    const metadata = { ...caller, occurredAt: this.clock.now().toISOString() };
    const schemaVersion = schemaVersionOf(type);
    const event = { id: this.ids.next(), type, schemaVersion, data: state.request, metadata };
    try {
      await this.store.append(stream, [event], events.length - 1);
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      throw refuse('conflict', 'Somebody else has just asked for it again.');
    }
    return null;
  }
}
