import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { sendingsProjection } from '#outbound';
import { type SendingView, sendingsQuery } from '#protocol';
import { ReadModels } from '#read-models';
import { CalledBy, type Caller } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { RetrySending } from './retry-sending.js';

/** What leaves the house: what waits, what has left, what was given up. */
@Controller('api/admin/outbound')
@AllowRoles('administrator')
export class OutboundController {
  constructor(
    private readonly commands: CommandBus,
    private readonly readModels: ReadModels,
  ) {}

  @Get()
  async list(@Query() query: unknown): Promise<readonly SendingView[]> {
    const { status, limit } = accepted(sendingsQuery, query);
    const found = await this.readModels.find<SendingView>(sendingsProjection, {
      where: { status },
      orderBy: 'at',
      direction: 'descending',
      limit,
    });
    return found.map(({ document }) => document);
  }

  @Post(':id/retry')
  @HttpCode(202)
  async retry(@Param('id') sendingId: string, @CalledBy() caller: Caller): Promise<{ sendingId: string }> {
    await this.commands.execute(new RetrySending(sendingId, caller));
    return { sendingId };
  }
}
