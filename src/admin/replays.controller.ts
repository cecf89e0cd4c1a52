import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type Comparison, replayAct, replayRequest, type ReplayView } from '#protocol';
import { z } from 'zod';
import { CalledBy, type Caller } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { ChangeReplay } from './commands/change-replay.js';
import { StartReplay } from './commands/start-replay.js';
import { CompareReplay } from './queries/compare-replay.js';
import { ListReplays } from './queries/list-replays.js';

export const comparisonPage = z.object({ samples: z.coerce.number().int().min(0).max(200).default(20) });

/** Projections built again beside the live ones, compared with them, and put in their place. */
@Controller('api/admin')
@AllowRoles('administrator')
export class ReplaysController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get('replays')
  replays(): Promise<readonly ReplayView[]> {
    return this.queries.execute(new ListReplays());
  }

  @Post('projections/:name/replays')
  @HttpCode(200)
  start(@Param('name') name: string, @Body() body: unknown, @CalledBy() caller: Caller): Promise<ReplayView> {
    return this.commands.execute(new StartReplay(name, accepted(replayRequest, body ?? {}), caller));
  }

  @Post('replays/:id/:act')
  @HttpCode(200)
  change(
    @Param('id') id: string,
    @Param('act') act: string,
    @CalledBy() caller: Caller,
  ): Promise<ReplayView> {
    return this.commands.execute(new ChangeReplay(id, accepted(replayAct, act), caller));
  }

  @Get('replays/:id/comparison')
  comparison(@Param('id') id: string, @Query() query: unknown): Promise<Comparison> {
    return this.queries.execute(new CompareReplay(id, accepted(comparisonPage, query).samples));
  }
}
