import { recommendationFunnelView, recommendations, recommendationsQuery } from '#protocol';
import { funnelQuery } from '../recommendations/funnel.controller.js';
import type { Endpoint } from './endpoint.js';

export const recommendationEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/recommendations',
    tag: 'Visitors',
    access: 'visitor token',
    summary: 'Products for the visitor, each with a reason; 204 where there is nothing to recommend',
    query: recommendationsQuery,
    reply: recommendations,
  },
  {
    method: 'get',
    path: '/api/admin/recommendations/funnel',
    tag: 'Administration',
    access: 'administrator',
    summary: 'What became of recommended products: shown, viewed, added, ordered',
    query: funnelQuery,
    reply: recommendationFunnelView,
  },
];
