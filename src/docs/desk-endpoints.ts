import { mentions, readMentions } from '#protocol';
import type { Endpoint } from './endpoint.js';

const desk = { tag: 'Desk', access: 'agent' } as const;

/** What agents do beside the queue. */
export const deskEndpoints: readonly Endpoint[] = [
  {
    ...desk,
    method: 'get',
    path: '/api/mentions',
    summary: 'The newest notes that name the one who asks',
    reply: mentions,
  },
  {
    ...desk,
    method: 'post',
    path: '/api/mentions/read',
    summary: 'They were seen, up to that one',
    body: readMentions,
    status: 204,
  },
];
