import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ReadModels } from '#read-models';
import { servingModel, type ServingNote } from '#understanding';
import { IntentModels } from './intent-models.js';

/** Whoever promotes wants to see it: the answer waits a little until the model answers shoppers. */
const WAIT_MS = 5_000;
const LOOK_EVERY_MS = 25;

/** Which model answers at this moment, in whichever process. */
@Injectable()
export class ServingNotes {
  constructor(
    private readonly readModels: ReadModels,
    private readonly models: IntentModels,
  ) {}

  /** @returns undefined where none has answered yet */
  now(): Promise<ServingNote | undefined> {
    return this.readModels.get<ServingNote>(servingModel, this.models.name);
  }

  /** Resolves when the version answers, with the threshold if one is given, or when it takes too long. */
  async until(version: string, inScope?: number): Promise<void> {
    const giveUp = performance.now() + WAIT_MS;
    while (performance.now() < giveUp) {
      const note = await this.now();
      if (note?.version === version && (inScope === undefined || note.inScope === inScope)) return;
      await setTimeout(LOOK_EVERY_MS);
    }
  }
}
