import { missing } from './missing.js';
import { serviceVariables } from './service-variables.js';
import type { Values } from './variables.js';

/** The shop's own server. */
export interface BackendConfig {
  readonly url: string;
  readonly secret: string;
}

/** @throws ConfigError where its secret is missing */
export function backendIn(values: Values): BackendConfig | undefined {
  const { SHOP_BACKEND: url, SHOP_BACKEND_SECRET: secret } = values;
  if (url === undefined) return undefined;
  if (secret === undefined)
    throw missing('SHOP_BACKEND_SECRET', serviceVariables.SHOP_BACKEND_SECRET, 'SHOP_BACKEND is set');
  return { url, secret };
}
