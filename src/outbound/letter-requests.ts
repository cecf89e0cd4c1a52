import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { Clock, Ids } from '#kernel';
import { MAIL_TARGET } from '#outbound';
import { schemaVersionOf, outboundStream } from '#protocol';
import { RateLimits } from '../access/rate-limits.js';

export interface Letter {
  /** Whose conversation it is: their key seals the address. */
  readonly ownerId: string;
  readonly conversationId: string;
  readonly to: string;
}

/** Writes down which letters are to be sent; whoever sends reads it there. */
@Injectable()
export class LetterRequests {
  constructor(
    private readonly store: EventStore,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @returns the sending's id @throws Refusal `rate-limited`: nobody fills an inbox from here */
  async add(
    { ownerId, conversationId, to }: Letter,
    asking: { readonly shopperId: string; readonly correlationId: string },
  ): Promise<string> {
    await this.limits.letters.take(asking.shopperId);
    await this.limits.letters.take(`to:${to.toLowerCase()}`);
    const sendingId = this.ids.next();
    const type = 'OutboundRequested';
    const requested = {
      id: this.ids.next(),
      type,
      schemaVersion: schemaVersionOf(type),
      data: {
        ...{ sendingId, shopperId: ownerId, channel: 'email', target: MAIL_TARGET, to, what: 'transcript' },
        about: { conversationId },
      },
      metadata: {
        correlationId: asking.correlationId,
        actor: { kind: 'shopper', id: asking.shopperId } as const,
        occurredAt: this.clock.now().toISOString(),
      },
    };
    await this.store.append(outboundStream(sendingId), [requested], 'none');
    return sendingId;
  }
}
