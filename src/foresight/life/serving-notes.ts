import { Injectable } from '@nestjs/common';
import type { ServingNote } from '#model-life';
import type { ForesightModelsView } from '#protocol';
import { ReadModels } from '#read-models';
import { Served } from '../../models/served.js';
import { ForesightModels } from './foresight-models.js';

/** Which version foresees, and what of it is blended. */
export interface ForesightServingNote extends ServingNote {
  readonly weights: ForesightModelsView['serving']['weights'];
}

/** What foresees at this moment, in whichever process. */
@Injectable()
export class ForesightServingNotes extends Served<ForesightServingNote> {
  constructor(readModels: ReadModels, { name }: ForesightModels) {
    super(readModels, name);
  }

  /** Resolves when the version foresees, or when it takes too long. */
  until(version: string): Promise<void> {
    return this.untilSo((note) => note.version === version);
  }
}
