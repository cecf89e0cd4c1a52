import { forgetRequest, forgettingPreview, forgettingProof } from '#protocol';
import { z } from 'zod';
import type { Endpoint } from './endpoint.js';

const forgetting = { tag: 'Forgetting', access: 'administrator', method: 'get' } as const;

export const forgettingEndpoints: readonly Endpoint[] = [
  {
    ...forgetting,
    path: '/api/admin/shoppers/{id}/forgetting',
    summary: 'What forgetting a shopper would reach; nothing is changed',
    reply: forgettingPreview,
  },
  {
    ...forgetting,
    method: 'post',
    path: '/api/admin/shoppers/{id}/forget',
    summary: 'Forget a shopper for good; the proof follows as soon as everything has been looked through',
    body: forgetRequest,
    reply: forgettingProof,
  },
  {
    ...forgetting,
    path: '/api/admin/forgotten',
    summary: 'Everybody who was forgotten, the latest first',
    reply: z.array(forgettingProof),
  },
  {
    ...forgetting,
    path: '/api/admin/forgotten/{id}',
    summary: 'What was looked through after a shopper was forgotten, and what was found',
    reply: forgettingProof,
  },
];
