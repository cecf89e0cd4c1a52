import { number } from './schemas.js';
import type { Variable } from './variable.js';

/** Variables of how much one sender may send. */
export const limitVariables = {
  INGEST_PER_SECOND: {
    schema: number(1_000_000).default(5000),
    example: '5000',
    meaning: 'calls a second that one address may send with one write key',
  },
  MESSAGES_PER_MINUTE: {
    schema: number(1_000_000).default(60),
    example: '60',
    meaning: 'chat messages a minute from one shopper',
  },
  CONNECTIONS_PER_MINUTE: {
    schema: number(10_000_000).default(1200),
    example: '1200',
    meaning: 'chat connections a minute from one address',
  },
} satisfies Record<string, Variable>;
