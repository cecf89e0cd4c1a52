import { Body, Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { transcriptByEmail, type TranscriptSending } from '#protocol';
import { RateLimits } from '../access/rate-limits.js';
import { OpenToEveryone } from '../access/staff.guard.js';
import { WhoIsThere } from '../access/who-is-there.js';
import { accepted } from '../errors/problems.js';
import { AskForTranscript } from './ask-for-transcript.js';

/** Conversations by e-mail, for the visitor of the token. */
@Controller('api/visitor/transcript')
@OpenToEveryone()
export class LettersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly who: WhoIsThere,
    private readonly limits: RateLimits,
  ) {}

  @Post()
  @HttpCode(202)
  async ask(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Headers('authorization') authorization?: string,
  ): Promise<TranscriptSending> {
    const visitor = this.who.byBearer(authorization);
    const asked = accepted(transcriptByEmail, body);
    await this.limits.lettersFrom.take(request.ip);
    return this.commands.execute(new AskForTranscript(visitor, asked, request.id));
  }
}
