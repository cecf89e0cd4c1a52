import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ShowRecommendationsHandler } from './commands/show-recommendations.js';
import { FunnelController } from './funnel.controller.js';
import { ProductsController } from './products.controller.js';
import { ReadFunnelHandler } from './queries/read-funnel.js';
import { SearchProductsHandler } from './queries/search-products.js';
import { RecommendationsController } from './recommendations.controller.js';

/** Products for shoppers, and what became of them. */
@Module({
  imports: [AccessModule],
  controllers: [RecommendationsController, ProductsController, FunnelController],
  providers: [ShowRecommendationsHandler, ReadFunnelHandler, SearchProductsHandler],
})
export class RecommendationsModule {}
