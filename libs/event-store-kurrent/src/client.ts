import type { KurrentDBClient } from '@kurrent/kurrentdb-client';

/** What of the official client the store uses. */
export type KurrentClient = Pick<
  KurrentDBClient,
  'appendToStream' | 'readStream' | 'readAll' | 'subscribeToAll' | 'dispose'
>;
