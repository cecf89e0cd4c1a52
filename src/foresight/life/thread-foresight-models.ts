import type { ForesightCard, ForesightModel, VocabularyFile } from '#foresight';
import type { TrainedModel } from '#model-life';
import type { ForesightModelsView } from '#protocol';
import { DemoShop } from '../../shop/demo-shop.js';
import { describe } from './describe.js';
import { ForesightModels, type ForesightOrder } from './foresight-models.js';
import { baselinesOf, openVersion } from './open-version.js';
import { VersionShelf } from './version-shelf.js';
import type { Bench } from './work/bench-order.js';
import { onBench } from './work/bench-thread.js';

/** As large a part of the catalogue has to be known to a shipped version. */
const KNOWN = 0.9;

/** Models trained on threads of their own, kept as files. */
export class ThreadForesightModels extends ForesightModels {
  private readonly shelf: VersionShelf;

  constructor(private readonly bench: Bench) {
    super();
    this.shelf = new VersionShelf(bench.folder, bench.shipped);
  }

  override get device(): ForesightModelsView['device'] {
    const { device: name, trainer } = this.bench;
    return { name, trainer };
  }

  override kept(): Promise<readonly string[]> {
    return this.shelf.versions();
  }

  override card(version: string): Promise<ForesightCard | undefined> {
    return this.shelf.card(version);
  }

  override async shipped(): Promise<TrainedModel | undefined> {
    if (!this.bench.demo) return undefined;
    const [version] = await this.shelf.shippedVersions();
    if (version === undefined) return undefined;
    const file = await this.shelf.open(version);
    const { catalogue } = await DemoShop.load();
    const known = new Set((file.vocabulary as VocabularyFile).items);
    const share = catalogue.products.filter(({ id }) => known.has(id)).length / catalogue.products.length;
    return share < KNOWN ? undefined : describe(file);
  }

  override async open(version: string): Promise<ForesightModel> {
    const { device, threads } = this.bench;
    return openVersion(await this.shelf.open(version), { device, threads });
  }

  override async baselines(): Promise<ForesightModel | undefined> {
    try {
      return baselinesOf(await onBench(this.bench, 'baselines', {}));
    } catch (error) {
      // By name: it comes from another thread. What little there is teaches nothing yet.
      if ((error as Error).name === 'TooLittleToLearn') return undefined;
      throw error;
    }
  }

  override train({ trainingId, grade, upTo, signal, onProgress }: ForesightOrder): Promise<TrainedModel> {
    return onBench(this.bench, 'train', { trainingId, grade, upTo }, { signal, onProgress });
  }
}
