import { ConfigError } from './config-error.js';
import type { Variable } from './variable.js';

/** A variable that is needed because another one is set. */
export const missing = (name: string, { meaning, example }: Variable, because: string): ConfigError =>
  new ConfigError(`${name} (${meaning}) is needed where ${because}. Example: ${name}=${example}`);
