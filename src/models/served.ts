import { setTimeout } from 'node:timers/promises';
import { servingModel, type ServingNote } from '#model-life';
import type { ReadModels } from '#read-models';

/** Whoever promotes wants to see it: the answer waits a little until the model answers shoppers. */
const WAIT_MS = 5_000;
const LOOK_EVERY_MS = 25;

/** Which version of a model answers at this moment, in whichever process. */
export class Served<Note extends ServingNote> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly model: string,
  ) {}

  /** @returns undefined where none has answered yet */
  now(): Promise<Note | undefined> {
    return this.readModels.get<Note>(servingModel, this.model);
  }

  /** Resolves when what is told of it is so, or when it takes too long. */
  async untilSo(isSo: (note: Note) => boolean): Promise<void> {
    const giveUp = performance.now() + WAIT_MS;
    while (performance.now() < giveUp) {
      const note = await this.now();
      if (note && isSo(note)) return;
      await setTimeout(LOOK_EVERY_MS);
    }
  }
}
