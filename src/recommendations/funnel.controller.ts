import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { RecommendationFunnelView } from '#protocol';
import { z } from 'zod';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { ReadFunnel } from './queries/read-funnel.js';

export const funnelQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) });

@Controller('api/admin/recommendations')
@AllowRoles('administrator')
export class FunnelController {
  constructor(private readonly queries: QueryBus) {}

  @Get('funnel')
  funnel(@Query() query: unknown): Promise<RecommendationFunnelView> {
    return this.queries.execute(new ReadFunnel(accepted(funnelQuery, query).days));
  }
}
