import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { loadConversation } from '#conversation';
import { EventStore } from '#event-store';
import { offeredEventId } from '#help';
import {
  helpOutcomesProjection,
  type OfferOutcome,
  type ShopperHelp,
  type StoredShopperHelp,
} from '#outcomes';
import { isOneOf, type OfferStory, type Recorded, remembered } from '#protocol';
import { ReadModels } from '#read-models';
import { followed, journeyOfShopper } from '#shopper';
import { RecentConversations } from '../../conversations/recent-conversations.js';
import { refuse } from '../../errors/problems.js';

/** The help that was offered and taken up in a conversation, last: what it was offered for, and what came of it. */
export class ReadOfferStory extends Query<OfferStory> {
  constructor(readonly conversationId: string) {
    super();
  }
}

const isAccepted = isOneOf(['HelpAccepted']);
const isOffered = isOneOf(['HelpOffered']);

@QueryHandler(ReadOfferStory)
export class ReadOfferStoryHandler implements IQueryHandler<ReadOfferStory> {
  constructor(
    private readonly log: RecentConversations,
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ conversationId }: ReadOfferStory): Promise<OfferStory> {
    const { events } = await loadConversation(this.log, conversationId);
    const accepted = events.findLast(isAccepted);
    if (!accepted) throw refuse('not-found', 'No offer of help led to this conversation.');
    const { offerId } = accepted.data;
    const event = await this.store.readEvent(offeredEventId(offerId));
    if (!event || !isOffered(event)) throw refuse('not-found', 'The offer that led here is not in the log.');
    const [outcome, evidence] = await Promise.all([this.outcome(event), this.evidence(event)]);
    const { policyId, policyVersion, intent, action, saw, probability } = event.data;
    const shown = remembered(saw);
    return {
      ...{ offerId, policyId, policyVersion, intent, action, evidence },
      ...(probability !== undefined && { probability }),
      ...(shown !== undefined && { saw: shown }),
      offeredAt: event.metadata.occurredAt,
      acceptedAt: accepted.metadata.occurredAt,
      ...(outcome?.shownAt !== undefined && { shownAt: outcome.shownAt }),
      ...(outcome?.answeredAt !== undefined && { answeredAt: outcome.answeredAt }),
      ...(outcome?.ordered && { ordered: { ...outcome.ordered } }),
    };
  }

  private async outcome({ data }: Recorded<'HelpOffered'>): Promise<OfferOutcome | undefined> {
    const { readModels } = this;
    const help = await followed<StoredShopperHelp>(readModels, helpOutcomesProjection, data.shopperId);
    return (help as ShopperHelp | undefined)?.offers.find(({ offerId }) => offerId === data.offerId);
  }

  /** What was done, and, as far as the journey still tells, what it was about. */
  private async evidence({ data }: Recorded<'HelpOffered'>): Promise<OfferStory['evidence']> {
    const [events, journey] = await Promise.all([
      Promise.all(data.evidence.map((id) => this.store.readEvent(id))),
      journeyOfShopper(this.readModels, data.shopperId),
    ]);
    const subjects = new Map(journey?.entries.map(({ eventId, subject }) => [eventId, subject]));
    return events.flatMap((event) => {
      if (!event) return [];
      const { id: eventId, type, metadata } = event;
      const subject = subjects.get(eventId);
      return [{ eventId, type, at: metadata.occurredAt, ...(subject !== undefined && { subject }) }];
    });
  }
}
