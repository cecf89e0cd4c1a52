import type { Logger } from 'pino';
import type { ReadModels } from '#read-models';
import { championOf, type ModelHistory, servingModel, versionIn } from '#model-life';
import { type Answered, type Question, ScopedClassifier, SwappableClassifier } from '#understanding';
import type { IntentModels } from './intent-models.js';
import type { IntentServingNote } from './serving-notes.js';

interface Parts {
  readonly models: IntentModels;
  readonly readModels: Pick<ReadModels, 'commit'>;
  readonly log: Logger;
}

/** The model that answers in this process: always the one that the log says, from the moment it is open. */
export class Champion {
  private open: { readonly scoped: ScopedClassifier; readonly swappable: SwappableClassifier } | undefined;
  private retiring: Promise<void> = Promise.resolve();
  private told: string | undefined;

  constructor(private readonly parts: Parts) {}

  get readsContext(): boolean {
    return this.open?.scoped.readsContext ?? false;
  }

  /** @throws where no model was opened yet */
  answer(questions: readonly Question[]): Promise<Answered> {
    if (!this.open) throw new Error('No intent model is open.');
    return this.open.swappable.answer(questions);
  }

  /** Opens what is to answer, if it does not already. @throws NotOnShelf, and then who answered goes on */
  async follow(history: ModelHistory): Promise<void> {
    const version = championOf(history);
    if (version === undefined) return;
    const threshold = versionIn(history, version)?.scope?.inScope;
    if (this.open?.scoped.model.version === version) this.open.scoped.threshold = threshold;
    else await this.serve(version, threshold);
    await this.tell(threshold);
  }

  async close(): Promise<void> {
    await this.open?.swappable.close();
    await this.retiring;
  }

  private async serve(version: string, threshold: number | undefined): Promise<void> {
    const scoped = new ScopedClassifier(await this.parts.models.open(version), threshold);
    const swappable = this.open?.swappable ?? new SwappableClassifier(scoped);
    // The former answers what it was asked and is closed then: nobody waits for that.
    this.retiring = swappable.swap(scoped).catch((error: unknown) => {
      this.parts.log.error({ err: error }, 'a former intent model could not be closed');
    });
    this.open = { scoped, swappable };
  }

  /** Other processes show what can be chosen, and wait until a promoted model answers. */
  private async tell(inScope: number | undefined): Promise<void> {
    if (!this.open) return;
    const { model, intents } = this.open.scoped;
    const note: IntentServingNote = {
      version: model.version,
      intents,
      ...(inScope !== undefined && { inScope }),
    };
    const text = JSON.stringify(note);
    if (text === this.told) return;
    const change = { kind: 'put', key: this.parts.models.name, document: note } as const;
    await this.parts.readModels.commit(servingModel, [change], 0n);
    this.told = text;
  }
}
