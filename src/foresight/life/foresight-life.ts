import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { championOf } from '#model-life';
import type { ReadModels } from '#read-models';
import { LifeAtWork } from '../../models/life-at-work.js';
import type { Workshop } from '../../models/training-at-work.js';
import type { ServingForesight } from '../online/serving-foresight.js';
import type { ForesightModels } from './foresight-models.js';
import { ForesightNotes } from './foresight-notes.js';
import { ServingChampion } from './serving-champion.js';

export interface ForesightLifeParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly models: ForesightModels;
  readonly clock: Clock;
  readonly log: Logger;
}

const ROLE = 'foresight';

/**
 * Brings the foresight model of this process to what the log says, and keeps it there: opens what was promoted, trains
 * what is asked for. Where no version was ever promoted, the one that came with Presage is, if it knows this shop;
 * else baselines foresee.
 */
export class ForesightLife {
  private readonly champion: ServingChampion;
  private readonly life: LifeAtWork;

  constructor(private readonly parts: ForesightLifeParts) {
    this.champion = new ServingChampion(parts);
    this.life = new LifeAtWork(workshopOf(parts), this.champion);
  }

  /** What foresees at this moment, and when another does. */
  get serving(): ServingForesight {
    return this.champion;
  }

  async start(): Promise<void> {
    const head = await this.parts.store.head();
    if (!(await this.isThere(championOf((await this.life.load()).history)))) await this.installShipped();
    await this.life.follow(head);
  }

  /** What is under way goes on in the next process. */
  stop(): Promise<void> {
    return this.life.stop();
  }

  /** An update of Presage may have brought another version in place of the one that it came with before. */
  private async isThere(version: string | undefined): Promise<boolean> {
    return version !== undefined && (await this.parts.models.kept()).includes(version);
  }

  private async installShipped(): Promise<void> {
    const { models, log } = this.parts;
    const trained = await models.shipped();
    if (!trained) return;
    const handled = await this.life.install(trained);
    if (!handled.ok)
      log.warn(`The foresight model that came with Presage does not serve: ${handled.error.message}`);
  }
}

/** Trains on the log, and tells how far it is. */
const workshopOf = ({ models, ...parts }: ForesightLifeParts): Workshop => ({
  ...parts,
  name: models.name,
  role: ROLE,
  async train({ trainingId, grade, upTo }, _, signal) {
    const { readModels, clock, log } = parts;
    const notes = new ForesightNotes(trainingId, {
      readModels,
      clock,
      device: models.device.name,
      onError: (err) => log.warn({ err, trainingId }, 'the progress of a training could not be written'),
    });
    try {
      await notes.begin();
      return await models.train({ trainingId, grade, upTo, signal, onProgress: (news) => notes.note(news) });
    } finally {
      await notes.end();
    }
  },
});
