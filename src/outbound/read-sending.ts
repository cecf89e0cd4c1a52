import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { Clock } from '#kernel';
import { DeliveryFailed, isOutboundEvent, type Sending, sendingOf } from '#outbound';
import {
  type DataOf,
  isForgotten,
  type OutboundEvent,
  outboundStream,
  type SendingDetail,
  type SendingStep,
} from '#protocol';
import { refuse } from '../errors/problems.js';
import { Settings } from '../settings.js';
import { composed } from './compose.js';
import { maskedEmail, shownUrl } from './masked.js';

/** Characters of a body that are shown. */
const SHOWN = 10_000;

/** One sending as its own events tell it, and what an attempt would carry now. */
export class ReadSending extends Query<SendingDetail> {
  constructor(readonly sendingId: string) {
    super();
  }
}

@QueryHandler(ReadSending)
export class ReadSendingHandler implements IQueryHandler<ReadSending> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  async execute({ sendingId }: ReadSending): Promise<SendingDetail> {
    const events = (await this.store.readStream(outboundStream(sendingId))).filter(isOutboundEvent);
    const [sending, request] = [sendingOf(events), events[0]];
    if (!sending || request?.type !== 'OutboundRequested') {
      throw refuse('not-found', 'There is no such sending.');
    }
    return {
      sending,
      to: shownTo(request.data),
      steps: events.map(stepOf),
      carries: await this.carries(request.data),
    };
  }

  private async carries(request: DataOf<'OutboundRequested'>): Promise<SendingDetail['carries']> {
    const { store, clock, settings } = this;
    try {
      const sending = await composed(request, { store, clock, config: settings.config });
      return sending ? shownBody(sending) : null;
    } catch (error) {
      if (error instanceof DeliveryFailed) return null;
      throw error;
    }
  }
}

function shownTo({ channel, to }: DataOf<'OutboundRequested'>): string | null {
  if (isForgotten(to)) return null;
  return channel === 'email' ? maskedEmail(to) : shownUrl(to);
}

function shownBody(sending: Sending): NonNullable<SendingDetail['carries']> {
  const body = sending.channel === 'email' ? sending.text : sending.body;
  const shown = { body: body.slice(0, SHOWN).toWellFormed(), length: body.length };
  return sending.channel === 'email' ? { subject: sending.subject, ...shown } : shown;
}

function stepOf({ id: eventId, metadata, ...event }: OutboundEvent): SendingStep {
  const at = { eventId, at: metadata.occurredAt };
  switch (event.type) {
    case 'OutboundRequested':
      return { ...at, is: 'asked', by: metadata.actor };
    case 'OutboundAttemptFailed': {
      const { sendingId: _, shopperId: __, ...said } = event.data;
      return { ...at, is: 'failed', ...said };
    }
    case 'OutboundDelivered':
      return { ...at, is: 'delivered', attempt: event.data.attempt };
    case 'OutboundGivenUp': {
      const { reason, failure } = event.data;
      return { ...at, is: 'given-up', reason, ...(failure && { failure }) };
    }
  }
}
