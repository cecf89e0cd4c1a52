import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { EventView, Overview, ProjectionStatus, RejectedView, StreamInfoView } from '#protocol';
import { z } from 'zod';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { ListRejected } from './queries/list-rejected.js';
import { ListStreams } from './queries/list-streams.js';
import { ReadEvent } from './queries/read-event.js';
import { ReadOverview } from './queries/read-overview.js';
import { ReadStream } from './queries/read-stream.js';
import { StatusBoard } from './status-board.js';

const limit = z.coerce.number().int().min(1).max(500).default(100);
export const streamsPage = z.object({
  prefix: z.string().max(200).default(''),
  after: z.string().max(300).optional(),
  limit,
});
export const eventsPage = z.object({
  from: z.coerce.number().int().min(0).optional(),
  direction: z.enum(['forwards', 'backwards']).default('forwards'),
  limit,
});
export const rejectedPage = z.object({ before: z.string().max(100).optional(), limit });

@Controller('api/admin')
@AllowRoles('administrator')
export class AdminController {
  constructor(
    private readonly queries: QueryBus,
    private readonly board: StatusBoard,
  ) {}

  @Get('overview')
  overview(): Promise<Overview> {
    return this.queries.execute(new ReadOverview());
  }

  @Get('streams')
  streams(@Query() query: unknown): Promise<readonly StreamInfoView[]> {
    return this.queries.execute(new ListStreams(accepted(streamsPage, query)));
  }

  @Get('streams/:stream')
  stream(@Param('stream') stream: string, @Query() query: unknown): Promise<readonly EventView[]> {
    return this.queries.execute(new ReadStream(stream, accepted(eventsPage, query)));
  }

  @Get('events/:id')
  event(@Param('id') id: string): Promise<EventView> {
    return this.queries.execute(new ReadEvent(id));
  }

  @Get('projections')
  projections(): Promise<readonly ProjectionStatus[]> {
    return this.board.all();
  }

  @Get('rejected')
  rejected(@Query() query: unknown): Promise<readonly RejectedView[]> {
    return this.queries.execute(new ListRejected(accepted(rejectedPage, query)));
  }
}
