import type { Logger } from 'pino';
import { EventStore, InMemoryEventStore, InMemoryRejectedInputs, RejectedInputs } from '#event-store';
import { Clock, Ids, SystemClock, UuidV7Ids } from '#kernel';
import { ReadModels, InMemoryReadModels } from '#read-models';
import { openSecrets, Secrets } from './access/secrets.js';
import { Sessions } from './access/sessions.js';
import { FileStaffAccounts, StaffAccounts } from './access/staff-accounts.js';
import { RateLimits } from './access/rate-limits.js';
import type { Config } from './config.js';

/** Everything the server is built of that must be opened before it and closed after it. */
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
  close(): Promise<void>;
}

export async function openHouse(config: Config, log: Logger): Promise<House> {
  const store = new InMemoryEventStore(new SystemClock());
  const readModels = new InMemoryReadModels();
  return {
    config,
    log,
    clock: new SystemClock(),
    ids: new UuidV7Ids(),
    store,
    readModels,
    rejected: new InMemoryRejectedInputs(),
    secrets: await openSecrets(config),
    staff: await FileStaffAccounts.open(config.dataFolder),
    sessions: await Sessions.open(config.dataFolder),
    limits: new RateLimits(config),
    close: async () => {
      await readModels.close();
      await store.close();
    },
  };
}
