import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { cardOf, historyOf, isStanding, offeredEventId, shopperIn, stateOf } from '#help';
import { Clock } from '#kernel';
import { type HelpCard, helpStream, isOneOf, type Recorded } from '#protocol';
import { ReadModels } from '#read-models';
import { identitiesOf } from '#shopper';
import type { Visitor } from '../access/visitor-token.js';
import { refuse } from '../errors/problems.js';

type Offered = Recorded<'HelpOffered'>;
const isOffered = isOneOf(['HelpOffered']);
const LOOKED_THROUGH = 20;

/** Offers of help, and who may see them. */
@Injectable()
export class Offers {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly clock: Clock,
  ) {}

  /**
   * The ids under which an offer may be seen: that of the person, and another of theirs where everything that led to it
   * was done under that very id. Saying "I am customer 5" takes no more than the public write key, so whoever has not
   * proved to be customer 5 is not told what customer 5 did.
   */
  async seenBy({ data }: Offered): Promise<readonly string[]> {
    const { shopperId, evidence } = data;
    const ids = await identitiesOf(this.readModels, shopperId);
    if (ids.every((id) => id === shopperId)) return [shopperId];
    const events = await Promise.all(evidence.map((id) => this.store.readEvent(id)));
    const under = new Set(events.map((event) => event && shopperIn(event)));
    const [only] = under;
    return under.size === 1 && only !== undefined && ids.includes(only)
      ? [...new Set([shopperId, only])]
      : [shopperId];
  }

  /** @throws Refusal `not-found` where nothing of this id was offered to this visitor */
  async madeTo(visitor: Visitor, offerId: string): Promise<Offered> {
    const offered = await this.store.readEvent(offeredEventId(offerId));
    if (offered && isOffered(offered) && cardOf(offered)) {
      const ids = await this.seenBy(offered);
      if (ids.some((id) => visitor.ids.includes(id))) return offered;
    }
    throw refuse('not-found', 'No such help was offered to you. What is offered comes as `help.offered`.');
  }

  /** The cards that stand open for a visitor now. */
  async standingFor({ shopperId, ids: proved }: Visitor): Promise<readonly HelpCard[]> {
    const ids = new Set([...proved, ...(await identitiesOf(this.readModels, shopperId))]);
    const found: HelpCard[] = [];
    for (const id of ids) {
      const events = await this.store.readStream(helpStream(id), {
        direction: 'backwards',
        limit: LOOKED_THROUGH,
      });
      for (const offered of events.filter(isOffered).filter((one) => this.isYoung(one))) {
        const seenBy = await this.seenBy(offered);
        const card = cardOf(offered);
        if (card && seenBy.some((one) => proved.includes(one)) && (await this.stands(offered)))
          found.push(card);
      }
    }
    return found.sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  private isYoung(offered: Offered): boolean {
    const card = cardOf(offered);
    return card !== undefined && Date.parse(card.until) > this.clock.now().getTime();
  }

  /** Whether it was neither taken up nor waved away, as everything that they did since tells. */
  private async stands({ data }: Offered): Promise<boolean> {
    const { store, readModels } = this;
    const history = await historyOf({ store, readModels }, data.shopperId, await store.head());
    const { offers, muted } = stateOf(history);
    const now = this.clock.now().getTime();
    return !muted.is && offers.some((offer) => offer.offerId === data.offerId && isStanding(offer, now));
  }
}
