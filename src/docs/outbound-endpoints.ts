import { sendingsQuery, sendingView, transcriptByEmail, transcriptSending } from '#protocol';
import { z } from 'zod';
import type { Endpoint } from './endpoint.js';

export const outboundEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/visitor/transcript',
    tag: 'Visitors',
    access: 'visitor token',
    summary: 'A conversation of the visitor’s own by e-mail; 503 where the shop sends none',
    body: transcriptByEmail,
    reply: transcriptSending,
    status: 202,
  },
  {
    method: 'get',
    path: '/api/admin/outbound',
    tag: 'Administration',
    access: 'administrator',
    summary: 'Letters and webhooks: given up, waiting or delivered, last moved first',
    query: sendingsQuery,
    reply: z.array(sendingView),
  },
  {
    method: 'post',
    path: '/api/admin/outbound/{id}/retry',
    tag: 'Administration',
    access: 'administrator',
    summary: 'Ask again for what was given up',
    reply: z.object({ sendingId: z.string() }),
    status: 202,
  },
];
