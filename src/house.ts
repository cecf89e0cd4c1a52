import { join } from 'node:path';
import type { Logger } from 'pino';
import { conversationProjections } from './conversations/projections.js';
import { EventStore, RejectedInputs } from '#event-store';
import { SqliteEventStore, SqliteRejectedInputs } from '#event-store-sqlite';
import { Clock, Ids, SystemClock, UuidV7Ids } from '#kernel';
import { ProjectionRunner } from '#projections';
import { ReadModels } from '#read-models';
import { SqliteReadModels } from '#read-models-sqlite';
import { shopperProjections } from '#shopper';
import { RateLimits } from './access/rate-limits.js';
import { openSecrets, Secrets } from './access/secrets.js';
import { Sessions } from './access/sessions.js';
import { FileStaffAccounts, StaffAccounts } from './access/staff-accounts.js';
import type { Config } from './config/config.js';
import { openClassifier } from './roles/open-classifier.js';
import { openRoles } from './roles/open-roles.js';
import type { Role } from './roles/role.js';
import type { Opened } from './roles/understanding-role.js';
import { openDataFolder } from './start/data-folder.js';
import { removeFormerFiles } from './start/former-files.js';
import { showTraining } from './start/progress.js';

/** Everything the server is built of that is opened before it and closed after it. */
export interface House {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly rejected: RejectedInputs;
  readonly secrets: Secrets;
  readonly staff: StaffAccounts;
  readonly sessions: Sessions;
  readonly limits: RateLimits;
  /** Absent where projections run in another process. */
  readonly runner: ProjectionRunner | undefined;
  readonly roles: readonly Role[];
  close(): Promise<void>;
}

/** What a test may put in the place of the real thing. */
export interface Replacements {
  readonly openClassifier?: () => Promise<Opened>;
}

/** @throws where the data folder cannot be used */
export async function openHouse(config: Config, log: Logger, replaced: Replacements = {}): Promise<House> {
  await openDataFolder(config.dataFolder);
  await removeFormerFiles(config.dataFolder);
  const clock = new SystemClock();
  const store = new SqliteEventStore(join(config.dataFolder, 'events.sqlite'), clock);
  const rejected = new SqliteRejectedInputs(join(config.dataFolder, 'rejected.sqlite'));
  const readModels = new SqliteReadModels(join(config.dataFolder, 'read-models'));
  const projections = [...shopperProjections, ...conversationProjections];
  for (const projection of projections) await readModels.define(projection);
  const runner = config.roles.has('projector')
    ? new ProjectionRunner(store, readModels, projections, clock)
    : undefined;
  const parts = { config, log, clock, store, readModels };
  const classifier = replaced.openClassifier ?? (() => openClassifier(config, showTraining));
  return {
    ...parts,
    ids: new UuidV7Ids(),
    rejected,
    secrets: await openSecrets(config),
    staff: await FileStaffAccounts.open(config.dataFolder),
    sessions: await Sessions.open(config.dataFolder),
    limits: new RateLimits(config),
    runner,
    roles: await openRoles(parts, runner, classifier),
    close: async () => {
      await readModels.close();
      await rejected.close();
      await store.close();
    },
  };
}
