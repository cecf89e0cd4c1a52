import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, RevisionConflict } from '#event-store';
import { Clock, derivedId } from '#kernel';
import { schemaVersionOf, helpStream, isOneOf, type New, type socketInputs } from '#protocol';
import type { z } from 'zod';
import { RateLimits } from '../../access/rate-limits.js';
import type { Visitor } from '../../access/visitor-token.js';
import { Offers } from '../offers.js';

/** Offers a visitor no more help for good, or again. */
export class MuteHelp extends Command<null> {
  constructor(
    readonly visitor: Visitor,
    readonly wanted: z.output<(typeof socketInputs)['mute']>,
    readonly correlationId: string,
  ) {
    super();
  }
}

const ATTEMPTS = 5;
const LOOKED_THROUGH = 1_000;
const isMuting = isOneOf(['HelpMuted', 'HelpUnmuted']);

@CommandHandler(MuteHelp)
export class MuteHelpHandler implements ICommandHandler<MuteHelp> {
  constructor(
    private readonly offers: Offers,
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
  ) {}

  async execute({ visitor, wanted, correlationId }: MuteHelp): Promise<null> {
    await this.limits.signals.take(visitor.shopperId);
    const { muted, offerId } = wanted;
    if (offerId !== undefined) await this.offers.madeTo(visitor, offerId);
    const stream = helpStream(visitor.shopperId);
    for (let attempt = 1; ; attempt++) {
      const newestFirst = await this.store.readStream(stream, {
        direction: 'backwards',
        limit: LOOKED_THROUGH,
      });
      const isMuted = newestFirst.find(isMuting)?.type === 'HelpMuted';
      if (isMuted === muted) return null;
      const revision = newestFirst[0]?.revision ?? -1;
      const type = muted ? 'HelpMuted' : 'HelpUnmuted';
      const about = { shopperId: visitor.shopperId };
      const fact = {
        id: derivedId(stream, type, String(revision + 1)),
        type,
        schemaVersion: schemaVersionOf(type),
        data: muted && offerId !== undefined ? { ...about, offerId } : about,
        metadata: {
          correlationId,
          actor: { kind: 'shopper', id: visitor.shopperId },
          occurredAt: this.clock.now().toISOString(),
        },
      } as New<'HelpMuted' | 'HelpUnmuted'>;
      try {
        await this.store.append(stream, [fact], revision < 0 ? 'none' : revision);
        return null;
      } catch (error) {
        if (!(error instanceof RevisionConflict) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
