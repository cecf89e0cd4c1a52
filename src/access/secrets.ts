import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config/config.js';
import { readJson, writePrivateJson } from './private-file.js';

const kept = z.object({ tokenSecret: z.string().min(16), identitySecret: z.string().min(16) }).partial();

/** What tokens and user ids are signed with. */
export class Secrets {
  constructor(
    readonly token: string,
    readonly identity: string,
  ) {}
}

/** Secrets of the environment; absent ones are drawn once and kept in `secrets.json` of the data folder. */
export async function openSecrets(config: Config): Promise<Secrets> {
  const file = join(config.dataFolder, 'secrets.json');
  const found = kept.parse((await readJson(file)) ?? {});
  const tokenSecret = config.tokenSecret ?? found.tokenSecret;
  const identitySecret = config.identitySecret ?? found.identitySecret;
  if (tokenSecret !== undefined && identitySecret !== undefined) {
    return new Secrets(tokenSecret, identitySecret);
  }
  const tokenDrawn = found.tokenSecret ?? draw();
  const identityDrawn = found.identitySecret ?? draw();
  await writePrivateJson(file, { tokenSecret: tokenDrawn, identitySecret: identityDrawn });
  return new Secrets(tokenSecret ?? tokenDrawn, identitySecret ?? identityDrawn);
}

const draw = (): string => randomBytes(32).toString('hex');
