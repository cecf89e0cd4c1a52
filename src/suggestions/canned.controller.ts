import { Controller, Get, Query, Req } from '@nestjs/common';
import { language, type Suggestion } from '#protocol';
import { z } from 'zod';
import type { StaffRequest } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted, refuse } from '../errors/problems.js';
import { Suggestions } from './suggestions.js';

export const cannedSearch = z.object({
  /** What stands after the slash. */
  q: z.string().max(200).default(''),
  conversationId: z.string().min(1).max(200).optional(),
  language: language.optional(),
});

/** Canned replies, filled in for a conversation. */
@Controller('api/canned')
@AllowRoles('agent', 'administrator')
export class CannedController {
  constructor(private readonly suggestions: Suggestions) {}

  @Get()
  typed(@Query() query: unknown, @Req() { member }: StaffRequest): Promise<readonly Suggestion[]> {
    if (!member) throw refuse('unauthorised', 'Log in first.');
    return this.suggestions.typed(accepted(cannedSearch, query), member);
  }
}
