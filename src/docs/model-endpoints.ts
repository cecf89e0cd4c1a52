import {
  chooseScope,
  evaluationView,
  gateView,
  heldOutAnswer,
  modelsView,
  modelView,
  reviewView,
  startTraining,
  trainingView,
  whatIfView,
} from '#protocol';
import { z } from 'zod';
import { confusionCell, whatIfDays } from '../understanding/models.controller.js';
import type { Endpoint } from './endpoint.js';

const models = { tag: 'Understanding', access: 'administrator' } as const;
const at = '/api/admin/models/intents';

export const modelEndpoints: readonly Endpoint[] = [
  {
    ...models,
    method: 'get',
    path: at,
    summary: 'Versions, trainings and examples of the intent model',
    reply: modelsView,
  },
  {
    ...models,
    method: 'post',
    path: `${at}/trainings`,
    summary: 'Train on the examples and corrections of now; what comes of it is a candidate',
    body: startTraining,
    reply: trainingView,
  },
  {
    ...models,
    method: 'post',
    path: `${at}/trainings/{id}/cancel`,
    summary: 'End a training; nothing comes of it',
    reply: trainingView,
  },
  {
    ...models,
    method: 'get',
    path: `${at}/versions/{version}/evaluation`,
    summary: 'What a version answered to examples it had not seen: figures, matrix, curves',
    reply: evaluationView,
  },
  {
    ...models,
    method: 'get',
    path: `${at}/versions/{version}/answers`,
    summary: 'The examples in one cell of the confusion matrix, surest answer first, at most 500',
    query: confusionCell,
    reply: z.array(heldOutAnswer),
  },
  {
    ...models,
    method: 'get',
    path: `${at}/versions/{version}/gate`,
    summary:
      'Whether it is no worse than the one that answers, on the golden set and on last month’s corrections',
    reply: gateView,
  },
  {
    ...models,
    method: 'get',
    path: `${at}/versions/{version}/what-if`,
    summary: 'What it would have answered to the messages of the last days, the newest 5,000 at most',
    query: whatIfDays,
    reply: whatIfView,
  },
  {
    ...models,
    method: 'post',
    path: `${at}/versions/{version}/promote`,
    summary: 'Let it answer shoppers, if it passes the gate',
    reply: modelView,
  },
  {
    ...models,
    method: 'put',
    path: `${at}/versions/{version}/scope`,
    summary: 'Which share of the questions it is to answer, the most certain ones',
    body: chooseScope,
    reply: modelView,
  },
  {
    ...models,
    method: 'post',
    path: `${at}/rollback`,
    summary: 'The version that answered before answers again',
    reply: modelView,
  },
  {
    ...models,
    method: 'get',
    path: `${at}/review`,
    summary: 'Intents that overlap, examples that look mislabelled, and intents that are missing',
    reply: reviewView,
  },
];
