import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock, Ids } from '#kernel';
import { AddsUpMany, retryQuarantine } from '#projections';
import type { RetryReply, retryRequest } from '#protocol';
import type { z } from 'zod';
import type { Caller } from '../../access/caller.js';
import { refuse } from '../../errors/problems.js';
import { KnownProjections } from '../known-projections.js';

const WAIT_MS = 30_000;

/** Has a projection try again what it has set aside, in whichever process it runs. */
export class RetryQuarantine extends Command<RetryReply> {
  constructor(
    readonly request: z.output<typeof retryRequest>,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(RetryQuarantine)
export class RetryQuarantineHandler implements ICommandHandler<RetryQuarantine> {
  constructor(
    private readonly store: EventStore,
    private readonly projections: KnownProjections,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ request, caller }: RetryQuarantine): Promise<RetryReply> {
    const { projection: name, ...selection } = request;
    const metadata = { ...caller, occurredAt: this.clock.now().toISOString() };
    const asked = { id: this.ids.next(), metadata };
    const projection = this.projections.named(name);
    if (projection.aggregate) throw refuse('conflict', new AddsUpMany(name).message);
    const reply = await retryQuarantine(this.store, projection, selection, asked, WAIT_MS);
    if (reply) return reply;
    throw refuse(
      'unavailable',
      `The retry is written down, but ${name} has not come to it yet: it does it as soon as it runs. ` +
        'Its place and what holds it up stand among the projections.',
    );
  }
}
