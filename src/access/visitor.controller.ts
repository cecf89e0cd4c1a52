import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { Clock } from '#kernel';
import { visitorRequest, type VisitorReply } from '#protocol';
import { accepted, refuse } from '../errors/problems.js';
import { WriteKey } from '../ingest/write-key.js';
import { IssueVisitorToken } from './commands/issue-visitor-token.js';
import { RateLimits } from './rate-limits.js';
import { OpenToEveryone } from './staff.guard.js';

@Controller('v1/visitor')
@OpenToEveryone()
export class VisitorController {
  constructor(
    private readonly commands: CommandBus,
    private readonly writeKey: WriteKey,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  async issue(@Body() body: unknown, @Req() request: FastifyRequest): Promise<VisitorReply> {
    const input = accepted(visitorRequest, body);
    if (!this.writeKey.is(input.writeKey)) throw refuse('unauthorised', 'This write key is not known.');
    await this.limits.visitors.take(request.ip);
    return this.commands.execute(new IssueVisitorToken(input, request.id, this.clock.now()));
  }
}
