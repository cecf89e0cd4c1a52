import { backupView, eventView, verification } from '#protocol';
import { z } from 'zod';
import { eventSearch, exportOf } from '../admin/search.controller.js';
import type { Endpoint } from './endpoint.js';

const admin = { access: 'administrator', method: 'get' } as const;
const log = { ...admin, tag: 'Log' } as const;
const backups = { ...admin, tag: 'Backups' } as const;

const cause = z.object({
  event: eventView,
  caused: z.array(z.unknown()).describe('Of the same shape: what this event caused'),
});

export const safekeepingEndpoints: readonly Endpoint[] = [
  {
    ...log,
    path: '/api/admin/events',
    summary: 'Events of the whole log that match, newest first',
    query: eventSearch,
    reply: z.array(eventView),
  },
  {
    ...log,
    path: '/api/admin/correlations/{id}',
    summary: 'What followed from one request, by what caused what; the oldest thousand events',
    reply: z.object({ correlationId: z.string(), events: z.number(), roots: z.array(cause) }),
  },
  {
    ...log,
    path: '/api/admin/export',
    summary:
      'The log as a file, an event a line, with a last line that tells their number and checksum; ' +
      'personal fields stay sealed',
    query: exportOf,
  },
  {
    ...backups,
    path: '/api/admin/backups',
    summary: 'Backups, newest first, also those under way and those that failed',
    reply: z.array(backupView),
  },
  {
    ...backups,
    method: 'post',
    path: '/api/admin/backups',
    summary: 'Begin a backup; the log goes on meanwhile',
    reply: backupView,
    status: 202,
  },
  {
    ...backups,
    method: 'post',
    path: '/api/admin/backups/{name}/verify',
    summary: 'Whether a backup is what it was when it was taken; answers when everything was read',
    reply: verification,
  },
];
