import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Clock } from '#kernel';
import { type Catalogue, ToldCatalogue } from '#recommendation';
import type { ReadModels } from '#read-models';
import type { Config } from '../config/config.js';
import { DemoShop } from '../shop/demo-shop.js';
import { DemoCatalogue } from './catalogues/demo-catalogue.js';
import { RulesFile } from './rules-file.js';

interface Parts {
  readonly config: Pick<Config, 'demo' | 'recommendationRules'>;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
}

/** What can be recommended, and by which rules. */
export interface RecommendationParts {
  readonly catalogue: Catalogue;
  readonly rules: RulesFile;
}

const DEMO_RULES = fileURLToPath(new URL('../../../demo/recommendations.yml', import.meta.url));

/**
 * The demo shop's products, or those that events have told of.
 *
 * @throws RulesInvalid where the shop's rules cannot be used
 */
export async function openRecommendations({
  config,
  readModels,
  clock,
  log,
}: Parts): Promise<RecommendationParts> {
  const { demo, recommendationRules = demo ? DEMO_RULES : join('.', 'recommendations.yml') } = config;
  return {
    catalogue: demo
      ? new DemoCatalogue((await DemoShop.load()).catalogue)
      : new ToldCatalogue(readModels, clock),
    rules: await RulesFile.open(recommendationRules, (error) =>
      log.warn({ err: error }, 'the rules of recommendations cannot be read; those before go on'),
    ),
  };
}
