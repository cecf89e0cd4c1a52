import { mentions, offerView, productSearch, readMentions, shownProduct } from '#protocol';
import { z } from 'zod';
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
  {
    ...desk,
    method: 'get',
    path: '/api/shoppers/{id}/offers/{offerId}',
    summary: 'An offer of help: what it said, what led to it, how far it has come',
    reply: offerView,
  },
  {
    ...desk,
    method: 'get',
    path: '/api/products/search',
    summary: 'Products to send, by their words',
    query: productSearch,
    reply: z.array(shownProduct),
  },
];
