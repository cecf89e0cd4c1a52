import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Readable } from 'node:stream';
import type { EventFilter } from '#event-store';
import { Clock } from '#kernel';
import { type CorrelationTree, type EventView, isoTime } from '#protocol';
import { exportLog, type FormatName, formatNames, formats } from '#safekeeping';
import { z } from 'zod';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { SealedLog } from '../stores/sealed-log.js';
import { ReadCorrelation } from './queries/read-correlation.js';
import { SearchEvents } from './queries/search-events.js';

const type = z.string().max(200).optional();
const prefix = z.string().max(300).optional();

export const eventSearch = z.object({
  type,
  prefix,
  correlationId: z.string().max(200).optional(),
  from: isoTime.optional(),
  to: isoTime.optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/, 'Give a position of the log, a whole number.')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const exportOf = z.object({
  format: z.enum(formatNames as [FormatName, ...FormatName[]]).default('ndjson'),
  type,
  prefix,
});

/** Batches of lines that wait for a slow reader. */
const WAITING = 2;

/** The whole log: searched, followed by what caused what, and taken home. */
@Controller('api/admin')
@AllowRoles('administrator')
export class SearchController {
  constructor(
    private readonly queries: QueryBus,
    private readonly log: SealedLog,
    private readonly clock: Clock,
  ) {}

  @Get('events')
  events(@Query() query: unknown): Promise<readonly EventView[]> {
    const { before, limit, ...asked } = accepted(eventSearch, query);
    return this.queries.execute(new SearchEvents(filterOf(asked), { before, limit }));
  }

  @Get('correlations/:id')
  correlation(@Param('id') id: string): Promise<CorrelationTree> {
    return this.queries.execute(new ReadCorrelation(id));
  }

  /** Written as fast as it is taken. It holds what the log holds: personal fields stay sealed. */
  @Get('export')
  export(@Query() query: unknown): StreamableFile {
    const asked = accepted(exportOf, query);
    const format = formats[asked.format];
    const lines = exportLog(this.log, { format, filter: filterOf(asked) });
    const day = this.clock.now().toISOString().slice(0, 10);
    return new StreamableFile(Readable.from(lines, { highWaterMark: WAITING }), {
      type: format.mediaType,
      disposition: `attachment; filename="presage-${day}.${format.extension}"`,
    });
  }
}

interface Asked {
  readonly type?: string | undefined;
  readonly prefix?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What is left empty asks nothing. */
function filterOf({ type: named, prefix: begin, correlationId, from, to }: Asked): EventFilter {
  return {
    ...(named && { types: [named] }),
    ...(begin && { streamPrefixes: [begin] }),
    ...(correlationId && { correlationId }),
    ...(from && { occurredFrom: from }),
    ...(to && { occurredBefore: to }),
  };
}
