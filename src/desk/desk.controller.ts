import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ConversationSummary, OfferView, ShopperDetail, Transcript } from '#protocol';
import { z } from 'zod';
import { AllowRoles } from '../access/staff.guard.js';
import { ListConversations } from '../conversations/queries/list-conversations.js';
import { WatchTranscript } from '../conversations/queries/watch-transcript.js';
import { accepted } from '../errors/problems.js';
import { ListShoppers, type ShopperPage } from './queries/list-shoppers.js';
import { ReadOffer } from './queries/read-offer.js';
import { ReadShopper } from './queries/read-shopper.js';

export const shopperPage = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

@Controller('api')
@AllowRoles('agent', 'administrator')
export class DeskController {
  constructor(private readonly queries: QueryBus) {}

  @Get('shoppers')
  shoppers(@Query() query: unknown): Promise<ShopperPage> {
    const { limit, offset } = accepted(shopperPage, query);
    return this.queries.execute(new ListShoppers(limit, offset));
  }

  @Get('shoppers/:id')
  shopper(@Param('id') id: string): Promise<ShopperDetail> {
    return this.queries.execute(new ReadShopper(id));
  }

  @Get('shoppers/:id/offers/:offerId')
  offer(@Param('id') id: string, @Param('offerId') offerId: string): Promise<OfferView> {
    return this.queries.execute(new ReadOffer(id, offerId));
  }

  @Get('conversations')
  conversations(): Promise<readonly ConversationSummary[]> {
    return this.queries.execute(new ListConversations());
  }

  @Get('conversations/:id')
  conversation(@Param('id') id: string): Promise<Transcript> {
    return this.queries.execute(new WatchTranscript(id));
  }
}
