import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type Mentions, readMentions } from '#protocol';
import { type Caller, CalledBy } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { ReadMentions } from './commands/read-mentions.js';
import { ListMentions } from './queries/list-mentions.js';

/** Notes that name the one who asks, for whoever was away when they were written. */
@Controller('api/mentions')
@AllowRoles('agent', 'administrator')
export class MentionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  list(@CalledBy() { actor }: Caller): Promise<Mentions> {
    return this.queries.execute(new ListMentions(actor.id));
  }

  @Post('read')
  @HttpCode(204)
  async read(@Body() body: unknown, @CalledBy() caller: Caller): Promise<void> {
    await this.commands.execute(new ReadMentions(accepted(readMentions, body).upTo, caller));
  }
}
