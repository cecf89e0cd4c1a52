import { access, constants } from 'node:fs/promises';
import type { House } from './house.js';
import { type Check, Readiness } from './readiness.js';

/** What must work for the roles of this process. */
export function readinessOf(house: House): Readiness {
  const checks: Record<string, Check> = {
    'event store': async () => {
      await house.store.head();
      return 'ok';
    },
    'data folder': async () => {
      await access(house.config.dataFolder, constants.W_OK);
      return 'ok';
    },
  };
  if (house.roles.length > 0) checks.roles = () => stoppedRoles(house);
  return new Readiness(checks);
}

async function stoppedRoles({ roles }: House): Promise<string> {
  const statuses = (await Promise.all(roles.map((role) => role.status()))).flat();
  const stopped = statuses.filter(({ state }) => state === 'stopped');
  const told = stopped.map(({ name, error }) => `${name} stopped${error ? ` (${error.message})` : ''}`);
  return told.length === 0 ? 'ok' : told.join(', ');
}
