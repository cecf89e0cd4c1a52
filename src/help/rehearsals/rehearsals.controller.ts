import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { listRehearsals, rehearsePolicy, type RehearsalDetail, type RehearsalView } from '#protocol';
import { CalledBy, type Caller } from '../../access/caller.js';
import { AllowRoles } from '../../access/staff.guard.js';
import { accepted } from '../../errors/problems.js';
import { CancelRehearsal } from './cancel-rehearsal.js';
import { PastRehearsals } from './past-rehearsals.js';
import { StartRehearsal } from './start-rehearsal.js';

/** What a policy would have done in the last days, before it is enabled. */
@Controller('api/admin/policies/rehearsals')
@AllowRoles('administrator')
export class RehearsalsController {
  constructor(
    private readonly past: PastRehearsals,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  list(@Query() query: unknown): Promise<readonly RehearsalView[]> {
    const { policyId } = accepted(listRehearsals, query);
    return policyId === undefined ? this.past.all() : this.past.of(policyId);
  }

  @Get(':id')
  named(@Param('id') id: string): Promise<RehearsalDetail> {
    return this.past.named(id);
  }

  @Post()
  @HttpCode(200)
  start(@Body() body: unknown, @CalledBy() caller: Caller): Promise<RehearsalView> {
    return this.commands.execute(new StartRehearsal(accepted(rehearsePolicy, body ?? {}), caller));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@Param('id') id: string, @CalledBy() caller: Caller): Promise<RehearsalView> {
    return this.commands.execute(new CancelRehearsal(id, caller));
  }
}
