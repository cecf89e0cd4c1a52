import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  type DocumentAt,
  type DocumentDifference,
  type DocumentHistory,
  isoTime,
  type LogPoint,
} from '#protocol';
import { z } from 'zod';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { ListDocuments } from './queries/list-documents.js';
import { ReadDifference } from './queries/read-difference.js';
import { ReadDocument } from './queries/read-document.js';
import { ReadHistory } from './queries/read-history.js';

const key = z.string().min(1).max(300);
const position = z.string().regex(/^\d{1,18}$/, 'Give a position of the log, a whole number.');
const moment = z.union(
  [position, isoTime],
  'Give a position of the log or a time like 2026-11-01T00:00:00Z.',
);

export const documentsPage = z.object({
  prefix: z.string().max(300).default(''),
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const historyOf = z.object({ key });
export const documentAsOf = z
  .object({ key, position: position.optional(), time: isoTime.optional() })
  .refine(
    (asked) => (asked.position === undefined) !== (asked.time === undefined),
    'Give a position or a time.',
  );
export const differenceOf = z.object({ key, from: moment, to: moment });

/** Documents as they were at any moment. */
@Controller('api/admin/projections/:name')
@AllowRoles('administrator')
export class TravelController {
  constructor(private readonly queries: QueryBus) {}

  @Get('documents')
  documents(@Param('name') name: string, @Query() query: unknown): Promise<readonly string[]> {
    return this.queries.execute(new ListDocuments(name, accepted(documentsPage, query)));
  }

  @Get('history')
  history(@Param('name') name: string, @Query() query: unknown): Promise<DocumentHistory> {
    return this.queries.execute(new ReadHistory(name, accepted(historyOf, query).key));
  }

  @Get('document')
  document(@Param('name') name: string, @Query() query: unknown): Promise<DocumentAt> {
    const asked = accepted(documentAsOf, query);
    return this.queries.execute(
      new ReadDocument(name, asked.key, pointOf(asked.position ?? asked.time ?? '0')),
    );
  }

  @Get('difference')
  difference(@Param('name') name: string, @Query() query: unknown): Promise<DocumentDifference> {
    const asked = accepted(differenceOf, query);
    return this.queries.execute(new ReadDifference(name, asked.key, pointOf(asked.from), pointOf(asked.to)));
  }
}

const pointOf = (text: string): LogPoint =>
  position.safeParse(text).success ? { position: text } : { time: text };
