import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import {
  type ContentItem,
  contentKind,
  type ContentKind,
  type ContentPreview,
  type ContentView,
  previewContent,
  restoreContent,
  writeContent,
} from '#protocol';
import { z } from 'zod';
import { CalledBy, type Caller, type StaffRequest } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted, refuse } from '../errors/problems.js';
import { ContentCatalogue } from './content-catalogue.js';
import { issuesOf } from './content-checks.js';
import { ContentPreviews } from './content-previews.js';

const contentId = z
  .string()
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}$/u, 'Letters, digits, _ . and - only, at most 100.');
export const contentSeen = z.object({ expectedVersion: z.coerce.number().int().min(0).optional() });

/** What agents work with; the rest is the administrators'. */
const FOR_AGENTS: ReadonlySet<ContentKind> = new Set<ContentKind>(['article', 'canned']);

/** What the shop says: articles, answers, canned replies and intents, with their versions. */
@Controller('api/admin/content/:kind')
@AllowRoles('administrator')
export class ContentController {
  constructor(
    private readonly catalogue: ContentCatalogue,
    private readonly previews: ContentPreviews,
  ) {}

  @Get()
  @AllowRoles('agent', 'administrator')
  list(@Param('kind') kind: string, @Req() request: StaffRequest): Promise<readonly ContentItem[]> {
    return this.catalogue.list(readable(kind, request));
  }

  @Get(':id')
  @AllowRoles('agent', 'administrator')
  find(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Req() request: StaffRequest,
  ): Promise<ContentView> {
    return this.catalogue.find(readable(kind, request), accepted(contentId, id));
  }

  @Put(':id')
  write(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CalledBy() caller: Caller,
  ): Promise<ContentView> {
    const { content, expectedVersion } = accepted(writeContent, body);
    const issues = issuesOf(accepted(contentId, id), content);
    const [first] = issues;
    if (first) {
      throw refuse('invalid-input', `${first.section}: ${first.message}`, {
        issues: issues.map(({ section, message }) => ({ path: section, message })),
      });
    }
    const command = { type: 'WriteContent', content, expectedVersion } as const;
    return this.catalogue.carryOut(accepted(contentKind, kind), id, command, caller);
  }

  @Delete(':id')
  withdraw(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Query() query: unknown,
    @CalledBy() caller: Caller,
  ): Promise<ContentView> {
    const command = { type: 'WithdrawContent', ...accepted(contentSeen, query) } as const;
    return this.catalogue.carryOut(accepted(contentKind, kind), accepted(contentId, id), command, caller);
  }

  @Post(':id/restore')
  @HttpCode(200)
  restore(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Body() body: unknown,
    @CalledBy() caller: Caller,
  ): Promise<ContentView> {
    const command = { type: 'RestoreContent', ...accepted(restoreContent, body) } as const;
    return this.catalogue.carryOut(accepted(contentKind, kind), accepted(contentId, id), command, caller);
  }

  /** Nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  preview(@Param('kind') kind: string, @Body() body: unknown): Promise<ContentPreview> {
    const { contentId: id, content } = accepted(previewContent, body);
    if (content.kind !== accepted(contentKind, kind)) throw refuse('invalid-input', `This is no ${kind}.`);
    return this.previews.of(id, content);
  }
}

function readable(kind: string, { member }: StaffRequest): ContentKind {
  const known = accepted(contentKind, kind);
  if (member?.role === 'administrator' || FOR_AGENTS.has(known)) return known;
  throw refuse('forbidden', 'Agents may read articles and canned replies.');
}
