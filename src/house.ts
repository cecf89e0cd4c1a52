import { mkdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import { conversationProjections } from './conversations/projections.js';
import { EventStore, InMemoryEventStore, InMemoryRejectedInputs, RejectedInputs } from '#event-store';
import { Clock, Ids, SystemClock, UuidV7Ids } from '#kernel';
import { ProjectionRunner } from '#projections';
import { InMemoryReadModels, ReadModels } from '#read-models';
import { shopperProjections } from '#shopper';
import { RateLimits } from './access/rate-limits.js';
import { openSecrets, Secrets } from './access/secrets.js';
import { Sessions } from './access/sessions.js';
import { FileStaffAccounts, StaffAccounts } from './access/staff-accounts.js';
import type { Config } from './config.js';
import type { Role } from './roles/role.js';

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

export async function openHouse(config: Config, log: Logger): Promise<House> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  const clock = new SystemClock();
  const store = new InMemoryEventStore(clock);
  const readModels = new InMemoryReadModels();
  const projections = [...shopperProjections, ...conversationProjections];
  for (const projection of projections) await readModels.define(projection);
  const runner = config.roles.has('projector')
    ? new ProjectionRunner(store, readModels, projections, clock)
    : undefined;
  const roles: readonly Role[] = runner ? [runner] : [];
  return {
    config,
    log,
    clock,
    ids: new UuidV7Ids(),
    store,
    readModels,
    rejected: new InMemoryRejectedInputs(),
    secrets: await openSecrets(config),
    staff: await FileStaffAccounts.open(config.dataFolder),
    sessions: await Sessions.open(config.dataFolder),
    limits: new RateLimits(config),
    runner,
    roles,
    close: async () => {
      await readModels.close();
      await store.close();
    },
  };
}
