import {
  definePolicy,
  listRehearsals,
  policyTemplate,
  policyView,
  rehearsalDetail,
  rehearsalView,
  rehearsePolicy,
} from '#protocol';
import { z } from 'zod';
import type { Endpoint } from './endpoint.js';

const policies = { tag: 'Help policies', access: 'administrator' } as const;

export const policyEndpoints: readonly Endpoint[] = [
  {
    ...policies,
    method: 'get',
    path: '/api/admin/policies',
    summary: 'Every help policy, with its history and how it does',
    reply: z.array(policyView),
  },
  {
    ...policies,
    method: 'get',
    path: '/api/admin/policies/templates',
    summary: 'Policies to start from',
    reply: z.array(policyTemplate),
  },
  {
    ...policies,
    method: 'post',
    path: '/api/admin/policies',
    summary: 'Write a policy; it does nothing until it is enabled',
    body: definePolicy,
    reply: policyView,
  },
  {
    ...policies,
    method: 'post',
    path: '/api/admin/policies/{id}/versions',
    summary: 'Write a new version; the one in force stays so until the new one is enabled',
    body: definePolicy,
    reply: policyView,
  },
  {
    ...policies,
    method: 'post',
    path: '/api/admin/policies/{id}/enable',
    summary: 'Put the newest version in force',
    reply: policyView,
  },
  {
    ...policies,
    method: 'post',
    path: '/api/admin/policies/{id}/disable',
    summary: 'Put the policy out of force',
    reply: policyView,
  },
  {
    ...policies,
    method: 'get',
    path: '/api/admin/policies/rehearsals',
    summary: 'Rehearsals, all or those of one policy, newest first',
    query: listRehearsals,
    reply: z.array(rehearsalView),
  },
  {
    ...policies,
    method: 'get',
    path: '/api/admin/policies/rehearsals/{id}',
    summary: 'A rehearsal with the text that was rehearsed, and examples',
    reply: rehearsalDetail,
  },
  {
    ...policies,
    method: 'post',
    path: '/api/admin/policies/rehearsals',
    summary: 'See what a policy, kept or not, would have done in the last days',
    body: rehearsePolicy,
    reply: rehearsalView,
  },
  {
    ...policies,
    method: 'post',
    path: '/api/admin/policies/rehearsals/{id}/cancel',
    summary: 'End a rehearsal',
    reply: rehearsalView,
  },
];
