import type { Logger } from 'pino';
import type { ReadModels } from '#read-models';
import type { RoleName } from '../../config/variables.js';
import type { Foresights } from './foresights.js';
import { LatestForesights } from './latest-foresights.js';
import { NotedForesights } from './noted-foresights.js';

interface Parts {
  readonly config: { readonly roles: ReadonlySet<RoleName> };
  readonly readModels: ReadModels;
  readonly log: Logger;
}

/** What is believed of shoppers: in memory where this process foresees, else as another has written it down. */
export const openForesights = ({ config, readModels, log }: Parts): Foresights =>
  config.roles.has('foresight') ? new LatestForesights(readModels) : new NotedForesights(readModels, log);
