import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  type ConversationSummary,
  type OfferStory,
  searchTranscripts,
  type ShopperDetail,
  type Transcript,
  type TranscriptSearch,
} from '#protocol';
import { z } from 'zod';
import { AllowRoles } from '../access/staff.guard.js';
import { ListConversations } from '../conversations/queries/list-conversations.js';
import { WatchTranscript } from '../conversations/queries/watch-transcript.js';
import { accepted } from '../errors/problems.js';
import { QueueLines } from './queue-lines.js';
import { ListShoppers, type ShopperPage } from './queries/list-shoppers.js';
import { SearchTranscripts } from './queries/search-transcripts.js';
import { ReadOfferStory } from './queries/read-offer-story.js';
import { ReadShopper } from './queries/read-shopper.js';

export const shopperPage = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});

@Controller('api')
@AllowRoles('agent', 'administrator')
export class DeskController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lines: QueueLines,
  ) {}

  @Get('shoppers')
  shoppers(@Query() query: unknown): Promise<ShopperPage> {
    const { limit, offset } = accepted(shopperPage, query);
    return this.queries.execute(new ListShoppers(limit, offset));
  }

  @Get('shoppers/:id')
  shopper(@Param('id') id: string): Promise<ShopperDetail> {
    return this.queries.execute(new ReadShopper(id));
  }

  @Get('conversations')
  async conversations(): Promise<readonly ConversationSummary[]> {
    return this.lines.complete(await this.queries.execute(new ListConversations()));
  }

  @Get('conversations/search')
  search(@Query() query: unknown): Promise<TranscriptSearch> {
    const { q, limit } = accepted(searchTranscripts, query);
    return this.queries.execute(new SearchTranscripts(q, limit));
  }

  @Get('conversations/:id/offer')
  offer(@Param('id') id: string): Promise<OfferStory> {
    return this.queries.execute(new ReadOfferStory(id));
  }

  @Get('conversations/:id')
  conversation(@Param('id') id: string): Promise<Transcript> {
    return this.queries.execute(new WatchTranscript(id));
  }
}
