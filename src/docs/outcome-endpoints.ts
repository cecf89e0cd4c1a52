import { outcomesCsvQuery, outcomesQuery, outcomesView } from '#protocol';
import type { Endpoint } from './endpoint.js';

const outcomes = { method: 'get', tag: 'Administration', access: 'administrator' } as const;

export const outcomeEndpoints: readonly Endpoint[] = [
  {
    ...outcomes,
    path: '/api/admin/outcomes',
    summary: 'What help was worth beside what was held out, and how conversations went',
    query: outcomesQuery,
    reply: outcomesView,
  },
  {
    ...outcomes,
    path: '/api/admin/outcomes.csv',
    summary: 'One table of it, as CSV for spreadsheets',
    query: outcomesCsvQuery,
  },
];
