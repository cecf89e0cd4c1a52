import type { Logger } from 'pino';
import type { Config } from './config/config.js';

/** The configuration and the log, as something that can be asked for by name. */
export class Settings {
  constructor(
    readonly config: Config,
    readonly log: Logger,
  ) {}
}
