import { quarantineGroup, retryReply, retryRequest } from '#protocol';
import { z } from 'zod';
import type { Endpoint } from './endpoint.js';

const quarantine = { tag: 'Quarantine', access: 'administrator' } as const;

export const quarantineEndpoints: readonly Endpoint[] = [
  {
    ...quarantine,
    method: 'get',
    path: '/api/admin/quarantine',
    summary: 'Events that projections could not apply, by cause',
    reply: z.array(quarantineGroup),
  },
  {
    ...quarantine,
    method: 'post',
    path: '/api/admin/quarantine/retry',
    summary: 'Have a projection try them again: all, those of one cause, or some',
    body: retryRequest,
    reply: retryReply,
  },
];
