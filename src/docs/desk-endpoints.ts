import {
  mentions,
  offerStory,
  productSearch,
  readMentions,
  searchTranscripts,
  shownProduct,
  transcriptSearch,
} from '#protocol';
import { z } from 'zod';
import type { Endpoint } from './endpoint.js';

const desk = { tag: 'Desk', access: 'agent' } as const;

/** What agents do beside the queue. */
export const deskEndpoints: readonly Endpoint[] = [
  {
    ...desk,
    method: 'get',
    path: '/api/conversations/search',
    summary: 'What was said, in all conversations, newest first',
    query: searchTranscripts,
    reply: transcriptSearch,
  },
  {
    ...desk,
    method: 'get',
    path: '/api/conversations/{id}/offer',
    summary: 'The help that was offered and led to a conversation, and what came of it',
    reply: offerStory,
  },
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
    path: '/api/products/search',
    summary: 'Products to send, by their words',
    query: productSearch,
    reply: z.array(shownProduct),
  },
];
