import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  chooseScope,
  type EvaluationView,
  type GateView,
  type HeldOutAnswer,
  type ModelsView,
  type ModelView,
  type ReviewView,
  rollBack,
  startTraining,
  type TrainingView,
  type WhatIfView,
} from '#protocol';
import { z } from 'zod';
import { CalledBy, type Caller } from '../access/caller.js';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { CancelTraining } from './commands/cancel-training.js';
import { ChooseScope } from './commands/choose-scope.js';
import { Promote } from './commands/promote.js';
import { RollBack } from './commands/roll-back.js';
import { StartTraining } from './commands/start-training.js';
import { ListAnswers } from './queries/list-answers.js';
import { ReadEvaluation } from './queries/read-evaluation.js';
import { ReadGate } from './queries/read-gate.js';
import { ReadModelsPage } from './queries/read-models-page.js';
import { ReadReview } from './queries/read-review.js';
import { ReadWhatIf } from './queries/read-what-if.js';

export const confusionCell = z.object({ actual: z.string().optional(), predicted: z.string().optional() });
export const whatIfDays = z.object({ days: z.coerce.number().int().min(1).max(90).default(7) });

/** Intent models: trained, measured, compared, promoted and taken back. */
@Controller('api/admin/models/intents')
@AllowRoles('administrator')
export class ModelsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  page(): Promise<ModelsView> {
    return this.queries.execute(new ReadModelsPage());
  }

  @Get('review')
  review(): Promise<ReviewView> {
    return this.queries.execute(new ReadReview());
  }

  @Post('trainings')
  @HttpCode(200)
  train(@Body() body: unknown, @CalledBy() caller: Caller): Promise<TrainingView> {
    return this.commands.execute(new StartTraining(accepted(startTraining, body ?? {}).grade, caller));
  }

  @Post('trainings/:id/cancel')
  @HttpCode(200)
  cancel(@Param('id') id: string, @CalledBy() caller: Caller): Promise<TrainingView> {
    return this.commands.execute(new CancelTraining(id, caller));
  }

  @Post('rollback')
  @HttpCode(200)
  rollBack(@Body() body: unknown, @CalledBy() caller: Caller): Promise<ModelView> {
    return this.commands.execute(new RollBack(accepted(rollBack, body ?? {}).from, caller));
  }

  @Post('versions/:version/promote')
  @HttpCode(200)
  promote(@Param('version') version: string, @CalledBy() caller: Caller): Promise<ModelView> {
    return this.commands.execute(new Promote(version, caller));
  }

  @Put('versions/:version/scope')
  scope(
    @Param('version') version: string,
    @Body() body: unknown,
    @CalledBy() caller: Caller,
  ): Promise<ModelView> {
    return this.commands.execute(
      new ChooseScope(version, accepted(chooseScope, body ?? {}).coverage, caller),
    );
  }

  @Get('versions/:version/evaluation')
  evaluation(@Param('version') version: string): Promise<EvaluationView> {
    return this.queries.execute(new ReadEvaluation(version));
  }

  @Get('versions/:version/answers')
  answers(@Param('version') version: string, @Query() query: unknown): Promise<readonly HeldOutAnswer[]> {
    return this.queries.execute(new ListAnswers(version, accepted(confusionCell, query)));
  }

  @Get('versions/:version/gate')
  gate(@Param('version') version: string): Promise<GateView> {
    return this.queries.execute(new ReadGate(version));
  }

  @Get('versions/:version/what-if')
  whatIf(@Param('version') version: string, @Query() query: unknown): Promise<WhatIfView> {
    return this.queries.execute(new ReadWhatIf(version, accepted(whatIfDays, query).days));
  }
}
