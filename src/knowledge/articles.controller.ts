import { Controller, Get, Headers, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type ArticleHit, language } from '#protocol';
import { z } from 'zod';
import { RateLimits } from '../access/rate-limits.js';
import { OpenToEveryone } from '../access/staff.guard.js';
import { WhoIsThere } from '../access/who-is-there.js';
import { accepted, refuse } from '../errors/problems.js';
import { Articles } from './articles.js';

export const articleSearch = z.object({
  q: z.string().trim().min(1).max(500),
  language: language.default('en'),
  limit: z.coerce.number().int().min(1).max(10).default(5),
});

/** What help articles say, for shoppers with their token and for staff with their session. */
@Controller('api/articles')
@OpenToEveryone()
export class ArticlesController {
  constructor(
    private readonly articles: Articles,
    private readonly who: WhoIsThere,
    private readonly limits: RateLimits,
  ) {}

  @Get('search')
  async search(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Headers('authorization') authorization?: string,
  ): Promise<readonly ArticleHit[]> {
    const visitor = this.who.byToken(authorization?.replace(/^Bearer /i, ''));
    const who = visitor?.shopperId ?? this.who.byCookie(request.headers.cookie)?.id;
    if (who === undefined) throw refuse('unauthorised', 'A visitor token or a session is needed.');
    const { q: text, language: spoken, limit } = accepted(articleSearch, query);
    await this.limits.articles.take(who);
    return this.articles.search({ text, language: spoken, limit });
  }
}
