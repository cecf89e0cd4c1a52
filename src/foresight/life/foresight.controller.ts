import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  type CounterfactualView,
  type DriftView,
  type ForesightEvaluationView,
  type ForesightGateView,
  type ForesightModelsView,
  type ForesightTrainingView,
  type ForesightVersionView,
  rollBack,
  startForesightTraining,
} from '#protocol';
import { z } from 'zod';
import { CalledBy, type Caller } from '../../access/caller.js';
import { AllowRoles } from '../../access/staff.guard.js';
import { accepted } from '../../errors/problems.js';
import { CancelForesightTraining } from './commands/cancel-foresight-training.js';
import { PromoteForesight } from './commands/promote-foresight.js';
import { RollBackForesight } from './commands/roll-back-foresight.js';
import { StartForesightTraining } from './commands/start-foresight-training.js';
import { ReadCounterfactual } from './queries/read-counterfactual.js';
import { ReadDrift } from './queries/read-drift.js';
import { ReadForesightEvaluation } from './queries/read-foresight-evaluation.js';
import { ReadForesightGate } from './queries/read-foresight-gate.js';
import { ReadForesightPage } from './queries/read-foresight-page.js';

const days = (byDefault: number) =>
  z.object({ days: z.coerce.number().int().min(1).max(90).default(byDefault) });
export const replayDays = days(7);
export const driftDays = days(14);

/** Foresight models: trained on the log, measured, compared, promoted and taken back. */
@Controller('api/admin/models/foresight')
@AllowRoles('administrator')
export class ForesightController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  page(): Promise<ForesightModelsView> {
    return this.queries.execute(new ReadForesightPage());
  }

  @Get('drift')
  drift(@Query() query: unknown): Promise<DriftView> {
    return this.queries.execute(new ReadDrift(accepted(driftDays, query).days));
  }

  @Post('trainings')
  @HttpCode(200)
  train(@Body() body: unknown, @CalledBy() caller: Caller): Promise<ForesightTrainingView> {
    const { grade, upTo } = accepted(startForesightTraining, body ?? {});
    return this.commands.execute(new StartForesightTraining(grade, upTo, caller));
  }

  @Post('trainings/:id/cancel')
  @HttpCode(200)
  cancel(@Param('id') id: string, @CalledBy() caller: Caller): Promise<ForesightTrainingView> {
    return this.commands.execute(new CancelForesightTraining(id, caller));
  }

  @Post('rollback')
  @HttpCode(200)
  rollBack(@Body() body: unknown, @CalledBy() caller: Caller): Promise<ForesightVersionView> {
    return this.commands.execute(new RollBackForesight(accepted(rollBack, body ?? {}).from, caller));
  }

  @Post('versions/:version/promote')
  @HttpCode(200)
  promote(@Param('version') version: string, @CalledBy() caller: Caller): Promise<ForesightVersionView> {
    return this.commands.execute(new PromoteForesight(version, caller));
  }

  @Get('versions/:version/evaluation')
  evaluation(@Param('version') version: string): Promise<ForesightEvaluationView> {
    return this.queries.execute(new ReadForesightEvaluation(version));
  }

  @Get('versions/:version/gate')
  gate(@Param('version') version: string): Promise<ForesightGateView> {
    return this.queries.execute(new ReadForesightGate(version));
  }

  @Get('versions/:version/replay')
  replay(@Param('version') version: string, @Query() query: unknown): Promise<CounterfactualView> {
    return this.queries.execute(new ReadCounterfactual(version, accepted(replayDays, query).days));
  }
}
