import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { cardOf, offeredEventId } from '#help';
import { Clock } from '#kernel';
import { type ConversationEvent, type HelpEvent, isOneOf } from '#protocol';
import { room, type ShopperNamespace, type ShopperSocket } from '../conversations/shopper-pushes.js';
import { ConversationFeed } from '../live/conversation-feed.js';
import { HelpFeed } from '../live/help-feed.js';
import { Offers } from './offers.js';

const isOffered = isOneOf(['HelpOffered']);

/** Shows shoppers what help is offered to them, on every page that they have open, and takes it back. */
@Injectable()
export class HelpPushes {
  private namespace: ShopperNamespace | undefined;

  constructor(
    private readonly offers: Offers,
    private readonly store: EventStore,
    private readonly clock: Clock,
    help: HelpFeed,
    conversations: ConversationFeed,
  ) {
    help.listen((event) => this.push(event));
    conversations.listen((event) => this.pushAccepted(event));
  }

  to(namespace: ShopperNamespace): void {
    this.namespace = namespace;
  }

  async welcome(socket: ShopperSocket): Promise<void> {
    for (const card of await this.offers.standingFor(socket.data.visitor)) socket.emit('help.offered', card);
  }

  private async push(event: HelpEvent): Promise<void> {
    if (event.type === 'HelpOffered') {
      const card = cardOf(event);
      if (!card || Date.parse(card.until) <= this.clock.now().getTime()) return;
      this.namespace?.to((await this.offers.seenBy(event)).map(room)).emit('help.offered', card);
    } else if (event.type === 'HelpDismissed') await this.withdraw(event.data.offerId);
    else if (event.type === 'HelpMuted' && event.data.offerId !== undefined) {
      await this.withdraw(event.data.offerId);
    }
  }

  private async pushAccepted(event: ConversationEvent): Promise<void> {
    if (event.type === 'HelpAccepted') await this.withdraw(event.data.offerId);
  }

  private async withdraw(offerId: string): Promise<void> {
    const offered = await this.store.readEvent(offeredEventId(offerId));
    if (!offered || !isOffered(offered) || offered.data.arm !== 'offer') return;
    this.namespace?.to((await this.offers.seenBy(offered)).map(room)).emit('help.withdrawn', { offerId });
  }
}
