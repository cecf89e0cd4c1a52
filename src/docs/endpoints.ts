import {
  conversationSummary,
  eventView,
  foresightView,
  journey,
  loginRequest,
  orderView,
  overview,
  portrait,
  projectionStatus,
  rejectedView,
  staffMember,
  streamInfoView,
  transcript,
  visitorReply,
  visitorRequest,
} from '#protocol';
import { z } from 'zod';
import { eventsPage, rejectedPage, streamsPage } from '../admin/admin.controller.js';
import { shopperPage } from '../desk/desk.controller.js';
import { attachmentEndpoints } from './attachment-endpoints.js';
import { deskEndpoints } from './desk-endpoints.js';
import type { Endpoint } from './endpoint.js';
import { contentEndpoints } from './content-endpoints.js';
import { quarantineEndpoints } from './quarantine-endpoints.js';
import { forgettingEndpoints } from './forgetting-endpoints.js';
import { safekeepingEndpoints } from './safekeeping-endpoints.js';
import { foresightEndpoints } from './foresight-endpoints.js';
import { modelEndpoints } from './model-endpoints.js';
import { outboundEndpoints } from './outbound-endpoints.js';
import { outcomeEndpoints } from './outcome-endpoints.js';
import { policyEndpoints } from './policy-endpoints.js';
import { recommendationEndpoints } from './recommendation-endpoints.js';
import { replayEndpoints } from './replay-endpoints.js';
import { shopEndpoints } from './shop-endpoints.js';
import { trackingEndpoints } from './tracking-endpoints.js';
import { transcriptEndpoints } from './transcript-endpoints.js';
import { travelEndpoints } from './travel-endpoints.js';

const shopperDetail = z.object({
  portrait,
  journey,
  orders: z.array(orderView),
  degraded: z.boolean().optional(),
  foresight: foresightView.optional(),
});
const admin = { tag: 'Administration', access: 'administrator', method: 'get' } as const;
const desk = { tag: 'Desk', access: 'agent', method: 'get' } as const;
const health = z.object({ status: z.string(), checks: z.record(z.string(), z.string()).optional() });

/** Every HTTP endpoint with the schemas it is checked against. */
export const endpoints: readonly Endpoint[] = [
  ...trackingEndpoints,
  {
    method: 'post',
    path: '/v1/visitor',
    tag: 'Visitors',
    access: 'write key',
    summary: 'A signed token for the chat; with a user id that the shop has signed, a known shopper’s',
    body: visitorRequest,
    reply: visitorReply,
  },
  {
    method: 'post',
    path: '/auth/login',
    tag: 'Staff',
    access: 'everyone',
    summary: 'Log in; sets the session cookie',
    body: loginRequest,
    reply: staffMember,
  },
  {
    method: 'post',
    path: '/auth/logout',
    tag: 'Staff',
    access: 'everyone',
    summary: 'End the session',
    status: 204,
  },
  {
    method: 'get',
    path: '/auth/me',
    tag: 'Staff',
    access: 'everyone',
    summary: 'Who is logged in; 204 where nobody is',
    reply: staffMember,
  },
  {
    ...desk,
    path: '/api/shoppers',
    summary: 'Known people, last seen first',
    query: shopperPage,
    reply: z.object({ total: z.number(), shoppers: z.array(portrait) }),
  },
  {
    ...desk,
    path: '/api/shoppers/{id}',
    summary: 'Portrait, journey and orders of one, and what is foreseen of them',
    reply: shopperDetail,
  },
  {
    ...desk,
    path: '/api/conversations',
    summary: 'The queue, newest first',
    reply: z.array(conversationSummary),
  },
  {
    ...desk,
    path: '/api/conversations/{id}',
    summary: 'A transcript, with how each message was understood',
    reply: transcript,
  },
  { ...admin, path: '/api/admin/overview', summary: 'The shop at a glance', reply: overview },
  {
    ...admin,
    path: '/api/admin/streams',
    summary: 'Streams by name',
    query: streamsPage,
    reply: z.array(streamInfoView),
  },
  {
    ...admin,
    path: '/api/admin/streams/{stream}',
    summary: 'Events of one stream',
    query: eventsPage,
    reply: z.array(eventView),
  },
  { ...admin, path: '/api/admin/events/{id}', summary: 'One event', reply: eventView },
  {
    ...admin,
    path: '/api/admin/projections',
    summary: 'Where everything stands that reads the log',
    reply: z.array(projectionStatus),
  },
  {
    ...admin,
    path: '/api/admin/rejected',
    summary: 'Input that was kept aside, newest first',
    query: rejectedPage,
    reply: z.array(rejectedView),
  },
  {
    method: 'get',
    path: '/health/live',
    tag: 'Health',
    access: 'everyone',
    summary: 'The process answers',
    reply: health,
  },
  {
    method: 'get',
    path: '/health/ready',
    tag: 'Health',
    access: 'everyone',
    summary: 'Everything this process needs works',
    reply: health,
  },
  ...deskEndpoints,
  ...contentEndpoints,
  ...quarantineEndpoints,
  ...safekeepingEndpoints,
  ...replayEndpoints,
  ...modelEndpoints,
  ...foresightEndpoints,
  ...travelEndpoints,
  ...forgettingEndpoints,
  ...policyEndpoints,
  ...recommendationEndpoints,
  ...transcriptEndpoints,
  ...attachmentEndpoints,
  ...outcomeEndpoints,
  ...outboundEndpoints,
  ...shopEndpoints,
];
