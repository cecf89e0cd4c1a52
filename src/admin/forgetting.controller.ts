import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type ForgettingPreview, type ForgettingProof, forgetRequest } from '#protocol';
import { type Caller, CalledBy } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { ForgetShopper } from './commands/forget-shopper.js';
import { ListForgotten } from './queries/list-forgotten.js';
import { PreviewForgetting } from './queries/preview-forgetting.js';
import { ReadForgotten } from './queries/read-forgotten.js';

/** Forgetting shoppers, and the proofs of it. */
@Controller('api/admin')
@AllowRoles('administrator')
export class ForgettingController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get('shoppers/:id/forgetting')
  preview(@Param('id') id: string): Promise<ForgettingPreview> {
    return this.queries.execute(new PreviewForgetting(id));
  }

  @Post('shoppers/:id/forget')
  @HttpCode(202)
  forget(
    @Param('id') id: string,
    @Body() body: unknown,
    @CalledBy() caller: Caller,
  ): Promise<ForgettingProof> {
    return this.commands.execute(new ForgetShopper(id, accepted(forgetRequest, body), caller));
  }

  @Get('forgotten')
  list(): Promise<readonly ForgettingProof[]> {
    return this.queries.execute(new ListForgotten());
  }

  @Get('forgotten/:id')
  proof(@Param('id') id: string): Promise<ForgettingProof> {
    return this.queries.execute(new ReadForgotten(id));
  }
}
