import { transcriptDownload } from '#protocol';
import type { Endpoint } from './endpoint.js';

export const transcriptEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/visitor/conversations/{id}/transcript',
    tag: 'Visitors',
    access: 'visitor token',
    summary: 'A conversation of the visitor’s own as a file: plain text, or a page without scripts',
    query: transcriptDownload,
  },
];
