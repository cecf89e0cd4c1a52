import { aliasCall, groupCall, identifyCall, ingestBatch, ingestReply, pageCall, trackCall } from '#protocol';
import type { Endpoint } from './endpoint.js';

const track = { tag: 'Behaviour', access: 'write key', method: 'post', reply: ingestReply } as const;

/** Where a shop sends what its shoppers do. */
export const trackingEndpoints: readonly Endpoint[] = [
  {
    ...track,
    path: '/v1/batch',
    summary: 'Up to 2,000 tracking calls; each stands for itself',
    body: ingestBatch,
  },
  {
    ...track,
    path: '/v1/track',
    summary: 'Something a shopper did',
    body: trackCall.partial({ type: true }),
  },
  { ...track, path: '/v1/page', summary: 'A page a shopper saw', body: pageCall.partial({ type: true }) },
  {
    ...track,
    path: '/v1/screen',
    summary: 'A screen of an app a shopper saw',
    body: pageCall.partial({ type: true }),
  },
  { ...track, path: '/v1/identify', summary: 'Who a shopper is', body: identifyCall.partial({ type: true }) },
  {
    ...track,
    path: '/v1/alias',
    summary: 'Two ids are one shopper',
    body: aliasCall.partial({ type: true }),
  },
  {
    ...track,
    path: '/v1/group',
    summary: 'What a shopper belongs to',
    body: groupCall.partial({ type: true }),
  },
];
