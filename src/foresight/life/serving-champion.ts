import type { Logger } from 'pino';
import type { ForesightModel } from '#foresight';
import { championOf, type ModelHistory, NotOnShelf, servingModel } from '#model-life';
import type { ReadModels } from '#read-models';
import { ServingForesight } from '../online/serving-foresight.js';
import { BASELINES, type ForesightModels } from './foresight-models.js';
import { GrowingBaselines } from './growing-baselines.js';
import type { ForesightServingNote } from './serving-notes.js';
import { SwappableForesight } from './swappable-foresight.js';

interface Parts {
  readonly models: ForesightModels;
  readonly readModels: Pick<ReadModels, 'commit'>;
  readonly log: Logger;
}

/** The model that foresees in this process: always the one that the log says, from the moment it is open. */
export class ServingChampion extends ServingForesight {
  private model: SwappableForesight | undefined;
  /** The version that the log says, whether or not its file is there. */
  private version: string | undefined;
  private readonly baselines: GrowingBaselines;
  private readonly listeners = new Set<() => void>();
  private retiring: Promise<void> = Promise.resolve();
  private telling: Promise<void> = Promise.resolve();
  private told: string | undefined;

  constructor(private readonly parts: Parts) {
    super();
    this.baselines = new GrowingBaselines(parts, (model) => this.serve(model));
  }

  override current(): ForesightModel | undefined {
    return this.model;
  }

  override onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Opens what is to foresee, if it does not already; where no version was promoted, baselines do as soon as they can. */
  async follow(history: ModelHistory): Promise<void> {
    const version = championOf(history) ?? BASELINES;
    if (this.version === version) return;
    const model = version === BASELINES ? undefined : await this.opened(version);
    this.version = version;
    if (model) {
      this.baselines.end();
      this.serve(model);
    } else if (!this.model) this.baselines.begin();
    await this.telling;
  }

  async close(): Promise<void> {
    this.baselines.end();
    await this.baselines.ended();
    await this.retiring;
    await this.telling;
    await this.model?.close();
    this.model = undefined;
  }

  /** A version whose file is lost stops nobody: what served goes on, else baselines do. */
  private async opened(version: string): Promise<ForesightModel | undefined> {
    try {
      return await this.parts.models.open(version);
    } catch (error) {
      if (!(error instanceof NotOnShelf)) throw error;
      this.parts.log.warn(`${error.message} What foresaw before goes on, or baselines do.`);
      return undefined;
    }
  }

  private serve(opened: ForesightModel): void {
    const { log } = this.parts;
    const model = new SwappableForesight(opened);
    const former = this.model;
    this.model = model;
    // The former answers what it was asked and is closed then: nobody waits for that.
    this.retiring = Promise.all([this.retiring, former?.retire(model)]).then(
      () => undefined,
      (error: unknown) => log.error({ err: error }, 'a former foresight model could not be closed'),
    );
    this.telling = this.telling
      .then(() => this.tell(model))
      .catch((error: unknown) => {
        log.warn({ err: error }, 'what foresees could not be told');
      });
    for (const listener of this.listeners) listener();
  }

  /** Other processes show it, and wait until a promoted model foresees. */
  private async tell({ model: { name, version } }: ForesightModel): Promise<void> {
    const { models, readModels } = this.parts;
    const weights = (await models.card(version))?.weights ?? [];
    const note: ForesightServingNote = { version: name === BASELINES ? BASELINES : version, weights };
    const text = JSON.stringify(note);
    if (text === this.told) return;
    await readModels.commit(servingModel, [{ kind: 'put', key: models.name, document: note }], 0n);
    this.told = text;
  }
}
