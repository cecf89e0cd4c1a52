import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { listedSendings } from '#outbound';
import {
  type AskedSending,
  type OutboundState,
  type RetriedGivenUp,
  retryGivenUp,
  type SendingDetail,
  type SendingView,
  sendingsQuery,
  testWebhook,
} from '#protocol';
import { ReadModels } from '#read-models';
import { CalledBy, type Caller } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { Settings } from '../settings.js';
import { outboundState } from './outbound-state.js';
import { ReadSending } from './read-sending.js';
import { RetryGivenUp } from './retry-given-up.js';
import { RetrySending } from './retry-sending.js';
import { SendTest } from './send-test.js';

/** What leaves the house: what waits, what has left, what was given up. */
@Controller('api/admin/outbound')
@AllowRoles('administrator')
export class OutboundController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
    private readonly settings: Settings,
  ) {}

  @Get()
  list(@Query() query: unknown): Promise<readonly SendingView[]> {
    return listedSendings(this.readModels, accepted(sendingsQuery, query));
  }

  @Get('state')
  state(): Promise<OutboundState> {
    return outboundState(this.settings.config.outbound, this.readModels);
  }

  @Get(':id')
  read(@Param('id') sendingId: string): Promise<SendingDetail> {
    return this.queries.execute(new ReadSending(sendingId));
  }

  @Post('test')
  @HttpCode(202)
  test(@Body() body: unknown, @CalledBy() caller: Caller): Promise<AskedSending> {
    return this.commands.execute(new SendTest(accepted(testWebhook, body).target, caller));
  }

  @Post('retry')
  @HttpCode(200)
  retryAll(@Body() body: unknown, @CalledBy() caller: Caller): Promise<RetriedGivenUp> {
    return this.commands.execute(new RetryGivenUp(accepted(retryGivenUp, body), caller));
  }

  @Post(':id/retry')
  @HttpCode(202)
  async retry(@Param('id') sendingId: string, @CalledBy() caller: Caller): Promise<AskedSending> {
    await this.commands.execute(new RetrySending(sendingId, caller));
    return { sendingId };
  }
}
