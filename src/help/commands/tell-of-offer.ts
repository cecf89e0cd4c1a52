import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock, derivedId } from '#kernel';
import { schemaVersionOf, helpStream, type New } from '#protocol';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { Offers } from '../offers.js';

/** What a visitor's page says became of an offer: it stands on the screen, or was waved away. */
export class TellOfOffer extends Command<null> {
  constructor(
    readonly visitor: Visitor,
    readonly offerId: string,
    readonly what: 'shown' | 'dismissed',
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(TellOfOffer)
export class TellOfOfferHandler implements ICommandHandler<TellOfOffer> {
  constructor(
    private readonly offers: Offers,
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
  ) {}

  /** Saying it again, from another page too, stores nothing. */
  async execute({ visitor, offerId, what, correlationId }: TellOfOffer): Promise<null> {
    await this.limits.signals.take(visitor.shopperId);
    const { data, id: causationId } = await this.offers.madeTo(visitor, offerId);
    const { shopperId, policyId } = data;
    const about = { shopperId, offerId, policyId };
    const type = what === 'shown' ? 'HelpShown' : 'HelpDismissed';
    const fact = {
      id: derivedId('help', what, offerId),
      type,
      schemaVersion: schemaVersionOf(type),
      data: what === 'shown' ? about : { ...about, how: 'dismissed' },
      metadata: {
        correlationId,
        causationId,
        actor: { kind: 'shopper', id: visitor.shopperId },
        occurredAt: this.clock.now().toISOString(),
      },
    } as New<'HelpShown' | 'HelpDismissed'>;
    await this.store.append(helpStream(shopperId), [fact]);
    return null;
  }
}
