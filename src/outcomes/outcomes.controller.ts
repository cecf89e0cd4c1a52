import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { outcomesCsvQuery, outcomesQuery, type OutcomesView } from '#protocol';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { asCsv } from './csv.js';
import { ReadOutcomes } from './read-outcomes.js';
import { tables } from './tables.js';

/** What help was worth and how conversations went. */
@Controller('api/admin')
@AllowRoles('administrator')
export class OutcomesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('outcomes')
  async outcomes(@Query() query: unknown): Promise<OutcomesView> {
    return (await this.queries.execute(new ReadOutcomes(accepted(outcomesQuery, query)))).view;
  }

  @Get('outcomes.csv')
  async csv(@Query() query: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { table, ...asked } = accepted(outcomesCsvQuery, query);
    const outcomes = await this.queries.execute(new ReadOutcomes(asked));
    const { from, to } = outcomes.view;
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${table}-${from}-to-${to}.csv"`)
      .header('cache-control', 'private, no-store');
    return asCsv(tables[table](outcomes));
  }
}
