import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { championOf, NotOnShelf } from '#model-life';
import type { ReadModels } from '#read-models';
import type { Answered, OnProgress, Question } from '#understanding';
import { LifeAtWork } from '../models/life-at-work.js';
import type { Workshop } from '../models/training-at-work.js';
import { Champion } from './champion.js';
import { EncoderMissing } from './encoders.js';
import type { IntentModels } from './intent-models.js';
import { TrainingNotes } from './training-notes.js';

export interface ModelLifeParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly models: IntentModels;
  readonly clock: Clock;
  readonly log: Logger;
  /** Resolves when read models show everything up to a position, as far as this process can tell. */
  readonly untilCurrent: (position: bigint) => Promise<void>;
  /** Told of the training that nobody asked for, when there is no model yet. */
  readonly onFirstTraining: OnProgress;
}

const ROLE = 'understanding';

/**
 * Brings the intent model of this process to what the log says, and keeps it there: opens what was promoted, trains
 * what is asked for. Where no model was ever promoted, it makes the first one by itself.
 */
export class ModelLife {
  private readonly champion: Champion;
  private readonly life: LifeAtWork;

  constructor(private readonly parts: ModelLifeParts) {
    this.champion = new Champion(parts);
    this.life = new LifeAtWork(workshopOf(parts), this.champion);
  }

  /** Resolves when a model answers. @throws ExamplesInvalid where the first one cannot be trained */
  async start(): Promise<void> {
    const head = await this.parts.store.head();
    if (!(await this.opened())) await this.install();
    await this.champion.follow((await this.life.load()).history);
    await this.life.follow(head);
  }

  get readsContext(): boolean {
    return this.champion.readsContext;
  }

  answer(questions: readonly Question[]): Promise<Answered> {
    return this.champion.answer(questions);
  }

  stop(): Promise<void> {
    return this.life.stop();
  }

  private async install(): Promise<void> {
    const { models, onFirstTraining } = this.parts;
    const order = { trainingId: 'first', grade: 'fast', onProgress: onFirstTraining } as const;
    const { trainingId: _, ...trained } = await models.train(order);
    const handled = await this.life.install(trained);
    if (!handled.ok) throw new Error(handled.error.message);
  }

  /** @returns false where there is nothing to open */
  private async opened(): Promise<boolean> {
    const { history } = await this.life.load();
    try {
      await this.champion.follow(history);
    } catch (error) {
      if (!(error instanceof NotOnShelf) && !(error instanceof EncoderMissing)) throw error;
      this.parts.log.warn(`${error.message} It is trained again now, from the examples of today.`);
      return false;
    }
    return championOf(history) !== undefined;
  }
}

/** Trains on the examples of the moment, and tells how far it is. */
const workshopOf = (parts: ModelLifeParts): Workshop => ({
  ...parts,
  name: parts.models.name,
  role: ROLE,
  async train({ trainingId, grade }, start, signal) {
    const { models, readModels, clock, log, store } = parts;
    const notes = new TrainingNotes(trainingId, grade, {
      readModels,
      clock,
      device: models.device.name,
      onError: (err) => log.warn({ err, trainingId }, 'the progress of a training could not be written'),
    });
    try {
      await notes.begin();
      await parts.untilCurrent(await store.head());
      const onProgress = notes.note.bind(notes);
      return await models.train({ trainingId, grade, askedAt: start?.occurredAt, signal, onProgress });
    } finally {
      await notes.end();
    }
  },
});
