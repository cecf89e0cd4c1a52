import { Injectable } from '@nestjs/common';
import type { ServingNote } from '#model-life';
import { ReadModels } from '#read-models';
import { Served } from '../models/served.js';
import { IntentModels } from './intent-models.js';

/** Which version answers, and how. */
export interface IntentServingNote extends ServingNote {
  readonly inScope?: number | undefined;
  /** What a message can be corrected to, sorted. */
  readonly intents: readonly string[];
}

/** Which intent model answers at this moment, in whichever process. */
@Injectable()
export class ServingNotes extends Served<IntentServingNote> {
  constructor(readModels: ReadModels, { name }: IntentModels) {
    super(readModels, name);
  }

  /** Resolves when the version answers, with the threshold if one is given, or when it takes too long. */
  until(version: string, inScope?: number): Promise<void> {
    return this.untilSo(
      (note) => note.version === version && (inScope === undefined || note.inScope === inScope),
    );
  }
}
