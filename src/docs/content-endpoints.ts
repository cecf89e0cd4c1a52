import {
  articleHit,
  contentItem,
  contentPreview,
  contentView,
  previewContent,
  restoreContent,
  suggestion,
  writeContent,
} from '#protocol';
import { z } from 'zod';
import { contentSeen } from '../content/content.controller.js';
import { articleSearch } from '../knowledge/articles.controller.js';
import { cannedSearch } from '../suggestions/canned.controller.js';
import type { Endpoint } from './endpoint.js';

const content = { tag: 'Content', access: 'administrator' } as const;
const at = '/api/admin/content/{kind}';

export const contentEndpoints: readonly Endpoint[] = [
  {
    ...content,
    access: 'agent',
    method: 'get',
    path: at,
    summary: 'Articles, answers, canned replies or intents; agents read articles and canned replies',
    reply: z.array(contentItem),
  },
  {
    ...content,
    access: 'agent',
    method: 'get',
    path: `${at}/{id}`,
    summary: 'As it stands, and which versions there are',
    reply: contentView,
  },
  {
    ...content,
    method: 'put',
    path: `${at}/{id}`,
    summary: 'Write a new version; 409 with the version that stands where it is not the expected one',
    body: writeContent,
    reply: contentView,
  },
  {
    ...content,
    method: 'delete',
    path: `${at}/{id}`,
    summary: 'Use it no more; its versions stay',
    query: contentSeen,
    reply: contentView,
  },
  {
    ...content,
    method: 'post',
    path: `${at}/{id}/restore`,
    summary: 'Bring a version back, as a new one',
    body: restoreContent,
    reply: contentView,
  },
  {
    ...content,
    method: 'post',
    path: `${at}/preview`,
    summary: 'How it would read, and what is wrong with it; nothing is stored',
    body: previewContent,
    reply: contentPreview,
  },
  {
    method: 'get',
    path: '/api/articles/search',
    tag: 'Content',
    access: 'visitor token',
    summary: 'Passages of help articles, the most fitting first; staff may search too',
    query: articleSearch,
    reply: z.array(articleHit),
  },
  {
    ...content,
    access: 'agent',
    method: 'get',
    path: '/api/canned',
    summary: 'Canned replies by what is typed after the slash, filled in for a conversation',
    query: cannedSearch,
    reply: z.array(suggestion),
  },
];
