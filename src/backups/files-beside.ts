import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BesideLog } from '#safekeeping';

/**
 * What goes into a backup with the log: accounts, and whether the demo was filled. Never keys and secrets, so that
 * what was forgotten stays forgotten; nor read models, which are built anew.
 */
const NAMES = ['staff.json', 'demo.json'];

export const filesBeside = (dataFolder: string): readonly BesideLog[] =>
  NAMES.map((name) => ({ name, path: join(dataFolder, name) })).filter(({ path }) => existsSync(path));
