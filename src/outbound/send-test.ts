import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock, Ids } from '#kernel';
import { webhookTarget } from '#outbound';
import { type AskedSending, type DataOf, outboundStream, schemaVersionOf } from '#protocol';
import type { Caller } from '../access/caller.js';
import { refuse } from '../errors/problems.js';
import { Settings } from '../settings.js';

/** A test is about nobody; the key of this name seals where it goes to. */
const NOBODY = 'outbound-test';

/** A test event to one of the configured addresses: signed, sent and written down as any other. */
export class SendTest extends Command<AskedSending> {
  constructor(
    readonly target: string,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(SendTest)
export class SendTestHandler implements ICommandHandler<SendTest> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly settings: Settings,
  ) {}

  async execute({ target, caller }: SendTest): Promise<AskedSending> {
    const urls = this.settings.config.outbound.webhooks?.urls ?? [];
    const to = urls.find((url) => webhookTarget(url) === target);
    if (to === undefined) throw refuse('not-found', 'No webhook is configured for this address.');
    const sendingId = this.ids.next();
    const type = 'OutboundRequested';
    const data: DataOf<typeof type> = {
      ...{ sendingId, shopperId: NOBODY, channel: 'webhook', target, to, about: {}, what: 'test' },
    };
    const metadata = { ...caller, occurredAt: this.clock.now().toISOString() };
    const event = { id: this.ids.next(), type, schemaVersion: schemaVersionOf(type), data, metadata };
    await this.store.append(outboundStream(sendingId), [event], 'none');
    return { sendingId };
  }
}
