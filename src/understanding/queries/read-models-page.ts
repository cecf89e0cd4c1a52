import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ModelsView } from '#protocol';
import { ReadModels } from '#read-models';
import { championOf, versionIn } from '#model-life';
import { type Example, ExamplesInvalid, languagesOf } from '#understanding';
import { ExamplesOnDisk } from '../examples-on-disk.js';
import { IntentModels } from '../intent-models.js';
import { ModelLog } from '../model-log.js';
import { ModelViews } from '../model-views.js';
import { hashOf, readTrainingData, type TrainingData } from '../training-data.js';

/** All about the intent model on one page. */
export class ReadModelsPage extends Query<ModelsView> {}

@QueryHandler(ReadModelsPage)
export class ReadModelsPageHandler implements IQueryHandler<ReadModelsPage> {
  /** Telling the language of thousands of phrases takes a tenth of a second, and files seldom change. */
  private readonly languages = new WeakMap<readonly Example[], Record<string, number>>();

  constructor(
    private readonly views: ModelViews,
    private readonly log: ModelLog,
    private readonly models: IntentModels,
    private readonly files: ExamplesOnDisk,
    private readonly readModels: ReadModels,
  ) {}

  async execute(): Promise<ModelsView> {
    return {
      versions: await this.views.versions(),
      trainings: await this.views.trainings(),
      examples: await this.examples(),
      device: this.models.device,
    };
  }

  private async examples(): Promise<ModelsView['examples']> {
    try {
      return await this.described(await readTrainingData(this.files, this.readModels));
    } catch (error) {
      if (!(error instanceof ExamplesInvalid)) throw error;
      const nothing = { phrases: 0, intents: 0, languages: {}, corrections: 0 };
      return { ...nothing, changed: true, problem: error.message };
    }
  }

  private async described(data: TrainingData): Promise<ModelsView['examples']> {
    const { history } = await this.log.loaded();
    const champion = versionIn(history, championOf(history) ?? '');
    const { phrases, corrections, examples } = data;
    return {
      phrases: phrases.length,
      intents: new Set(examples.map(({ intent }) => intent)).size,
      languages: this.languagesOf(phrases),
      corrections: corrections.length,
      changed: champion !== undefined && champion.trained.data !== hashOf(data),
    };
  }

  private languagesOf(phrases: readonly Example[]): Record<string, number> {
    const languages = this.languages.get(phrases) ?? languagesOf(phrases);
    this.languages.set(phrases, languages);
    return languages;
  }
}
