import type { Logger } from 'pino';
import type { ForesightModel } from '#foresight';
import { championOf, type ModelHistory, NotOnShelf, servingModel } from '#model-life';
import type { ReadModels } from '#read-models';
import { ServingForesight } from '../online/serving-foresight.js';
import { BASELINES, type ForesightModels } from './foresight-models.js';
import type { ForesightServingNote } from './serving-notes.js';
import { SwappableForesight } from './swappable-foresight.js';

interface Parts {
  readonly models: ForesightModels;
  readonly readModels: Pick<ReadModels, 'commit'>;
  readonly log: Logger;
}

/** The model that foresees in this process: always the one that the log says, from the moment it is open. */
export class ServingChampion extends ServingForesight {
  private open: { readonly version: string; readonly model: SwappableForesight } | undefined;
  private readonly listeners = new Set<() => void>();
  private retiring: Promise<void> = Promise.resolve();
  private told: string | undefined;

  constructor(private readonly parts: Parts) {
    super();
  }

  override current(): ForesightModel | undefined {
    return this.open?.model;
  }

  override onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Opens what is to foresee, if it does not already; baselines, where no version was promoted. @throws NotOnShelf */
  async follow(history: ModelHistory): Promise<void> {
    const version = championOf(history) ?? BASELINES;
    if (this.open?.version !== version) await this.serve(version);
    await this.tell();
  }

  async close(): Promise<void> {
    await this.retiring;
    await this.open?.model.close();
    this.open = undefined;
  }

  private async serve(version: string): Promise<void> {
    const opened = await this.openOrBaselines(version);
    if (!opened) return;
    const model = new SwappableForesight(opened);
    const former = this.open?.model;
    this.open = { version, model };
    // The former answers what it was asked and is closed then: nobody waits for that.
    this.retiring = (former?.retire(model) ?? Promise.resolve()).catch((error: unknown) => {
      this.parts.log.error({ err: error }, 'a former foresight model could not be closed');
    });
    for (const listener of this.listeners) listener();
  }

  /** A version whose file is lost stops nobody: what served goes on, else baselines do. */
  private async openOrBaselines(version: string): Promise<ForesightModel | undefined> {
    const { models, log } = this.parts;
    if (version === BASELINES) return models.baselines();
    try {
      return await models.open(version);
    } catch (error) {
      if (!(error instanceof NotOnShelf)) throw error;
      log.warn(`${error.message} Baselines foresee until another version is promoted.`);
      return this.open ? undefined : models.baselines();
    }
  }

  /** Other processes show it, and wait until a promoted model foresees. */
  private async tell(): Promise<void> {
    if (!this.open) return;
    const { name, version } = this.open.model.model;
    const weights = (await this.parts.models.card(version))?.weights ?? [];
    const note: ForesightServingNote = { version: name === BASELINES ? BASELINES : version, weights };
    const text = JSON.stringify(note);
    if (text === this.told) return;
    const { models, readModels } = this.parts;
    await readModels.commit(servingModel, [{ kind: 'put', key: models.name, document: note }], 0n);
    this.told = text;
  }
}
