import {
  counterfactualView,
  driftView,
  foresightEvaluationView,
  foresightGateView,
  foresightModelsView,
  foresightTrainingView,
  foresightVersionView,
  startForesightTraining,
} from '#protocol';
import { driftDays, replayDays } from '../foresight/life/foresight.controller.js';
import type { Endpoint } from './endpoint.js';

const foresight = { tag: 'Foresight', access: 'administrator' } as const;
const at = '/api/admin/models/foresight';

export const foresightEndpoints: readonly Endpoint[] = [
  {
    ...foresight,
    method: 'get',
    path: at,
    summary:
      'Versions and trainings of the foresight model, what serves, and how much there is to learn from',
    reply: foresightModelsView,
  },
  {
    ...foresight,
    method: 'post',
    path: `${at}/trainings`,
    summary: 'Train on the log up to a position; what comes of it is a candidate',
    body: startForesightTraining,
    reply: foresightTrainingView,
  },
  {
    ...foresight,
    method: 'post',
    path: `${at}/trainings/{id}/cancel`,
    summary: 'End a training; nothing comes of it',
    reply: foresightTrainingView,
  },
  {
    ...foresight,
    method: 'get',
    path: `${at}/versions/{version}/evaluation`,
    summary: 'How a version, its parts and the baselines do on what happened after all that it learnt from',
    reply: foresightEvaluationView,
  },
  {
    ...foresight,
    method: 'get',
    path: `${at}/versions/{version}/gate`,
    summary: 'Whether it is no worse than what foresees now, on a slice that neither has learnt from',
    reply: foresightGateView,
  },
  {
    ...foresight,
    method: 'get',
    path: `${at}/versions/{version}/replay`,
    summary: 'The last days as it would have foreseen them, beside what foresees now; writes nothing',
    query: replayDays,
    reply: counterfactualView,
  },
  {
    ...foresight,
    method: 'get',
    path: `${at}/drift`,
    summary: 'Whether the world still is as the version that foresees now has learnt it, day by day',
    query: driftDays,
    reply: driftView,
  },
  {
    ...foresight,
    method: 'post',
    path: `${at}/versions/{version}/promote`,
    summary: 'Let it foresee, if it passes the gate',
    reply: foresightVersionView,
  },
  {
    ...foresight,
    method: 'post',
    path: `${at}/rollback`,
    summary: 'The version that foresaw before foresees again',
    reply: foresightVersionView,
  },
];
