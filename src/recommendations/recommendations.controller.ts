import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Recommendations, recommendationsQuery } from '#protocol';
import { OpenToEveryone } from '../access/staff.guard.js';
import { WhoIsThere } from '../access/who-is-there.js';
import { accepted } from '../errors/problems.js';
import { ShowRecommendations } from './commands/show-recommendations.js';

/** Products for the visitor of the token. */
@Controller('api/recommendations')
@OpenToEveryone()
export class RecommendationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly who: WhoIsThere,
  ) {}

  @Get()
  async show(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
  ): Promise<Recommendations | undefined> {
    const visitor = this.who.byBearer(authorization);
    const asked = accepted(recommendationsQuery, query);
    const shown = await this.commands.execute(new ShowRecommendations(visitor, asked, request.id));
    if (shown === null) void reply.status(204);
    return shown ?? undefined;
  }
}
