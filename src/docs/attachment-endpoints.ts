import { attachmentLink, uploadedAttachment, uploadQuery } from '#protocol';
import type { Endpoint } from './endpoint.js';

export const attachmentEndpoints: readonly Endpoint[] = [
  {
    method: 'post',
    path: '/api/attachments',
    tag: 'Conversations',
    access: 'visitor token',
    summary: 'Uploads an image or a PDF file (the body is its bytes, 5 MB); staff send their cookie instead',
    query: uploadQuery,
    reply: uploadedAttachment,
  },
  {
    method: 'get',
    path: '/api/attachments/{id}',
    tag: 'Conversations',
    access: 'visitor token',
    summary: 'The file itself, by a signed link (?t=), or for those whose conversation it is',
  },
  {
    method: 'get',
    path: '/api/attachments/{id}/link',
    tag: 'Conversations',
    access: 'visitor token',
    summary: 'A fresh link that opens the file for an hour',
    reply: attachmentLink,
  },
];
