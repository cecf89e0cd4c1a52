import { documentAt, documentDifference, documentHistory } from '#protocol';
import { z } from 'zod';
import { differenceOf, documentAsOf, documentsPage, historyOf } from '../admin/travel.controller.js';
import type { Endpoint } from './endpoint.js';

const travel = { tag: 'Time travel', access: 'administrator', method: 'get' } as const;
const projection = '/api/admin/projections/{name}';

export const travelEndpoints: readonly Endpoint[] = [
  {
    ...travel,
    path: `${projection}/documents`,
    summary: 'Keys of the documents that are live, in byte order',
    query: documentsPage,
    reply: z.array(z.string()),
  },
  {
    ...travel,
    path: `${projection}/history`,
    summary: 'The events behind one document, oldest first',
    query: historyOf,
    reply: documentHistory,
  },
  {
    ...travel,
    path: `${projection}/document`,
    summary: 'A document as of a position, or of everything that happened before a time',
    query: documentAsOf,
    reply: documentAt,
  },
  {
    ...travel,
    path: `${projection}/difference`,
    summary:
      'How a document changed between two moments, each change with the event that caused it; ' +
      'a time means the last event that happened before it',
    query: differenceOf,
    reply: documentDifference,
  },
];
