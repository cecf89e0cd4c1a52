import { comparison, replayAct, type ReplayAct, replayRequest, replayView } from '#protocol';
import { z } from 'zod';
import { comparisonPage } from '../admin/replays.controller.js';
import type { Endpoint } from './endpoint.js';

const replays = { tag: 'Replays', access: 'administrator' } as const;

const acts: Readonly<Record<ReplayAct, string>> = {
  pause: 'Pause it between two batches',
  resume: 'Go on where it was paused',
  cancel: 'End it; what it has built is dropped',
  swap: 'Make its documents the live ones; the former ones are kept',
  undo: 'Make the former documents live again, once they have caught up',
  drop: 'Drop its documents; after a swap, the former ones',
};

export const replayEndpoints: readonly Endpoint[] = [
  {
    ...replays,
    method: 'get',
    path: '/api/admin/replays',
    summary: 'Every replay there was, newest first',
    reply: z.array(replayView),
  },
  {
    ...replays,
    method: 'post',
    path: '/api/admin/projections/{name}/replays',
    summary: 'Build the documents of a projection again, beside those that are live',
    body: replayRequest,
    reply: replayView,
  },
  ...replayAct.options.map((act) => ({
    ...replays,
    method: 'post' as const,
    path: `/api/admin/replays/{id}/${act}`,
    summary: acts[act],
    reply: replayView,
  })),
  {
    ...replays,
    method: 'get',
    path: '/api/admin/replays/{id}/comparison',
    summary: 'How the live documents (before) and those of the replay (after) differ',
    query: comparisonPage,
    reply: comparison,
  },
];
