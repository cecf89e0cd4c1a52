import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type QuarantineGroup, type RetryReply, retryRequest } from '#protocol';
import { type Caller, CalledBy } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { RetryQuarantine } from './commands/retry-quarantine.js';
import { ListQuarantine } from './queries/list-quarantine.js';

/** Events that projections could not apply. */
@Controller('api/admin/quarantine')
@AllowRoles('administrator')
export class QuarantineController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  list(): Promise<readonly QuarantineGroup[]> {
    return this.queries.execute(new ListQuarantine());
  }

  @Post('retry')
  @HttpCode(200)
  retry(@Body() body: unknown, @CalledBy() caller: Caller): Promise<RetryReply> {
    return this.commands.execute(new RetryQuarantine(accepted(retryRequest, body), caller));
  }
}
