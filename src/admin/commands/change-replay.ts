import { setTimeout } from 'node:timers/promises';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { replayCommandOf } from '#projections';
import type { ReplayAct, ReplayView } from '#protocol';
import { ReadModels } from '#read-models';
import type { Caller } from '../../access/caller.js';
import { Replays } from '../../replays/replays.js';
import { KnownProjections } from '../known-projections.js';

/** Whoever swaps wants to see it: the answer waits a little until the documents are live. */
const WAIT_MS = 5_000;
const LOOK_EVERY_MS = 25;

/** Pauses, resumes or cancels a replay, swaps its result in or out, or drops what is not wanted any more. */
export class ChangeReplay extends Command<ReplayView> {
  constructor(
    readonly replayId: string,
    readonly act: ReplayAct,
    readonly caller: Caller,
  ) {
    super();
  }
}

@CommandHandler(ChangeReplay)
export class ChangeReplayHandler implements ICommandHandler<ChangeReplay> {
  constructor(
    private readonly replays: Replays,
    private readonly projections: KnownProjections,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ replayId, act, caller }: ChangeReplay): Promise<ReplayView> {
    const { projection: name, generation } = await this.replays.named(replayId);
    const projection = this.projections.named(name);
    const { generation: live } = await this.readModels.place(projection);
    const command = replayCommandOf(act, replayId, live);
    const view = await this.replays.carryOut(name, command, caller);
    const isLive = async (): Promise<boolean> =>
      ((await this.readModels.place(projection)).generation === generation) === (act === 'swap');
    if (act === 'swap' || act === 'undo') await until(isLive);
    return view;
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + WAIT_MS;
  while (performance.now() < giveUp && !(await isSo())) await setTimeout(LOOK_EVERY_MS);
}
