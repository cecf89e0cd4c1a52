import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { definePolicy, type PolicyTemplate, type PolicyView } from '#protocol';
import { CalledBy, type Caller } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { ChangePolicy } from './commands/change-policy.js';
import { DefinePolicy } from './commands/define-policy.js';
import { ListPolicies } from './queries/list-policies.js';
import { ListTemplates } from './queries/list-templates.js';

/** When help is offered before it is asked for. */
@Controller('api/admin/policies')
@AllowRoles('administrator')
export class PoliciesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  policies(): Promise<readonly PolicyView[]> {
    return this.queries.execute(new ListPolicies());
  }

  @Get('templates')
  templates(): Promise<readonly PolicyTemplate[]> {
    return this.queries.execute(new ListTemplates());
  }

  @Post()
  @HttpCode(200)
  define(@Body() body: unknown, @CalledBy() caller: Caller): Promise<PolicyView> {
    return this.commands.execute(new DefinePolicy(undefined, accepted(definePolicy, body).policy, caller));
  }

  @Post(':id/versions')
  @HttpCode(200)
  redefine(@Param('id') id: string, @Body() body: unknown, @CalledBy() caller: Caller): Promise<PolicyView> {
    return this.commands.execute(new DefinePolicy(id, accepted(definePolicy, body).policy, caller));
  }

  @Post(':id/enable')
  @HttpCode(200)
  enable(@Param('id') id: string, @CalledBy() caller: Caller): Promise<PolicyView> {
    return this.commands.execute(new ChangePolicy('EnablePolicy', id, caller));
  }

  @Post(':id/disable')
  @HttpCode(200)
  disable(@Param('id') id: string, @CalledBy() caller: Caller): Promise<PolicyView> {
    return this.commands.execute(new ChangePolicy('DisablePolicy', id, caller));
  }
}
