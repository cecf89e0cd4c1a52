import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { offeredEventId, policiesProjection, type PolicyDocument } from '#help';
import { helpOutcomesProjection, type OfferOutcome, type StoredShopperHelp } from '#outcomes';
import { isOneOf, type OfferView, type Recorded } from '#protocol';
import { ReadModels } from '#read-models';
import { identitiesOf, isPointer, journeyOfShopper } from '#shopper';
import { refuse } from '../../errors/problems.js';

/** One offer of help to a shopper, what led to it, and how far it has come. */
export class ReadOffer extends Query<OfferView> {
  constructor(
    readonly shopperId: string,
    readonly offerId: string,
  ) {
    super();
  }
}

const isOffered = isOneOf(['HelpOffered']);

@QueryHandler(ReadOffer)
export class ReadOfferHandler implements IQueryHandler<ReadOffer> {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ shopperId, offerId }: ReadOffer): Promise<OfferView> {
    const offered = await this.store.readEvent(offeredEventId(offerId));
    const ids = await identitiesOf(this.readModels, shopperId);
    if (!offered || !isOffered(offered) || !ids.includes(offered.data.shopperId))
      throw refuse('not-found', 'This shopper was offered nothing of that id.');
    const { policyId, saw, action, intent, probability } = offered.data;
    const [policy, outcome, evidence] = await Promise.all([
      this.readModels.get<PolicyDocument>(policiesProjection, policyId),
      this.outcomeOf(ids, offerId),
      this.evidenceOf(offered),
    ]);
    return {
      offerId,
      policyId,
      ...(policy && { policyName: policy.policy.name }),
      saw,
      action,
      intent,
      ...(probability !== undefined && { probability }),
      evidence,
      steps: stepsOf(offered, outcome),
    };
  }

  /** A person's offers stand together under the id that all their histories were folded into. */
  private async outcomeOf(ids: readonly string[], offerId: string): Promise<OfferOutcome | undefined> {
    const found = await this.readModels.getMany<StoredShopperHelp>(helpOutcomesProjection, ids);
    return [...found.values()]
      .flatMap((one) => (isPointer(one) ? [] : one.offers))
      .find((offer) => offer.offerId === offerId);
  }

  private async evidenceOf({ data }: Recorded<'HelpOffered'>): Promise<OfferView['evidence']> {
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

function stepsOf(offered: Recorded<'HelpOffered'>, outcome: OfferOutcome | undefined): OfferView['steps'] {
  const { shownAt, accepted, answeredAt, ordered } = outcome ?? {};
  return {
    offered: offered.metadata.occurredAt,
    ...(shownAt !== undefined && { shown: shownAt }),
    ...(accepted && { accepted: accepted.at }),
    ...(answeredAt !== undefined && { answered: answeredAt }),
    ...(ordered && { ordered: ordered.at }),
  };
}
