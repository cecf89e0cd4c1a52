import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { rehearsePolicy, type RehearsalView } from '#protocol';
import { AllowRoles } from '../../access/staff.guard.js';
import { accepted } from '../../errors/problems.js';
import { CancelRehearsal } from './cancel-rehearsal.js';
import { Rehearsals } from './rehearsals.js';
import { StartRehearsal } from './start-rehearsal.js';

/** What a policy would have done in the last days, before it is enabled. */
@Controller('api/admin/policies/rehearsals')
@AllowRoles('administrator')
export class RehearsalsController {
  constructor(
    private readonly rehearsals: Rehearsals,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  all(): readonly RehearsalView[] {
    return this.rehearsals.all();
  }

  @Post()
  @HttpCode(200)
  start(@Body() body: unknown): Promise<RehearsalView> {
    return this.commands.execute(new StartRehearsal(accepted(rehearsePolicy, body ?? {})));
  }

  @Post(':id/cancel')
  @HttpCode(200)
  cancel(@Param('id') id: string): Promise<RehearsalView> {
    return this.commands.execute(new CancelRehearsal(id));
  }
}
