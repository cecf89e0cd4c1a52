import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock, derivedId } from '#kernel';
import { agentStream, schemaVersionOf } from '#protocol';
import type { Caller } from '../../access/caller.js';

/** Somebody has seen the notes that name them, up to that one. */
export class ReadMentions extends Command<null> {
  constructor(
    readonly upTo: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(ReadMentions)
export class ReadMentionsHandler implements ICommandHandler<ReadMentions> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  async execute({ upTo, caller: { actor, correlationId } }: ReadMentions): Promise<null> {
    const stream = agentStream(actor.id);
    const type = 'MentionsRead';
    const metadata = { actor, correlationId, occurredAt: this.clock.now().toISOString() };
    // The note makes it one of its kind: saying it again stores nothing.
    const id = derivedId(stream, type, upTo);
    const schemaVersion = schemaVersionOf(type);
    const data = { agentId: actor.id, upTo };
    await this.store.append(stream, [{ id, type, schemaVersion, data, metadata }]);
    return null;
  }
}
