import type {
  EvaluationView,
  GateView,
  HeldOutAnswer,
  ModelsView,
  ReviewView,
  TrainingGrade,
  TrainingView,
  WhatIfView,
} from '#protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { post, request } from '../../../shared/api/request.js';
import { useStore } from '../../../shared/link/store.js';
import { useAdminLink } from '../admin-link.js';
import { endedKey } from '../model-parts/training-progress.js';

const ROOT = '/api/admin/models/intents';
const of = (version: string): string => `${ROOT}/versions/${encodeURIComponent(version)}`;
const MODELS = ['models'];

/** All versions, the examples and the device; asked for again when a training has ended or another model answers. */
export function useModels() {
  const link = useAdminLink();
  const queries = useQueryClient();
  const ended = endedKey(useStore(link.trainings));
  const answers = useStore(link.house).overview?.intentModel?.version;
  const known = useRef<string>(undefined);
  useEffect(() => {
    const now = `${ended} ${answers ?? ''}`;
    if (known.current !== undefined && known.current !== now)
      void queries.invalidateQueries({ queryKey: MODELS });
    known.current = now;
  }, [queries, ended, answers]);
  return useQuery({
    queryKey: MODELS,
    queryFn: async () => {
      const models = (await request(ROOT)) as ModelsView;
      link.hearTrainings(models.trainings);
      return models;
    },
  });
}

/** What a version answered does not change; only its threshold does. */
export function useEvaluation(version: string) {
  return useQuery({
    queryKey: ['evaluation', version],
    queryFn: async () => (await request(`${of(version)}/evaluation`)) as EvaluationView,
    staleTime: Infinity,
  });
}

/** The held-out texts of one cell of the confusion matrix. */
export function useAnswers(version: string, cell: { readonly actual: string; readonly predicted: string }) {
  return useQuery({
    queryKey: ['answers', version, cell],
    queryFn: async () =>
      (await request(
        `${of(version)}/answers?${new URLSearchParams(cell).toString()}`,
      )) as readonly HeldOutAnswer[],
    staleTime: Infinity,
  });
}

export function useGate(version: string) {
  return useQuery({
    queryKey: ['gate', version],
    queryFn: async () => (await request(`${of(version)}/gate`)) as GateView,
    staleTime: 0,
  });
}

/** Every message of that time is answered twice, so it is asked for once and again only by hand. */
export function useWhatIf(version: string, days: number) {
  return useQuery({
    queryKey: ['what-if', version, days],
    queryFn: async ({ signal }) =>
      (await request(`${of(version)}/what-if?days=${String(days)}`, { signal })) as WhatIfView,
    staleTime: 60_000,
  });
}

export function useReview() {
  return useQuery({
    queryKey: ['review'],
    queryFn: async ({ signal }) => (await request(`${ROOT}/review`, { signal })) as ReviewView,
    staleTime: 60_000,
  });
}

export function useTrain() {
  const link = useAdminLink();
  return useMutation({
    mutationFn: async (grade: TrainingGrade) => (await post(`${ROOT}/trainings`, { grade })) as TrainingView,
    onSuccess: (training) => link.hearTrainings([training]),
  });
}

export function useCancelTraining(trainingId: string) {
  const link = useAdminLink();
  return useMutation({
    mutationFn: async () =>
      (await post(`${ROOT}/trainings/${encodeURIComponent(trainingId)}/cancel`)) as TrainingView | null,
    onSuccess: (training) => {
      if (training !== null) link.hearTrainings([training]);
    },
  });
}

/** After it, another version answers: everything that compares with the champion is asked for anew. */
function useChangeOfChampion<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      for (const key of ['gate', 'what-if', 'review']) queries.removeQueries({ queryKey: [key] });
      await queries.invalidateQueries({ queryKey: MODELS });
    },
  });
}
export const usePromote = () => useChangeOfChampion((version: string) => post(`${of(version)}/promote`));
export const useRollBack = () => useChangeOfChampion((from: string) => post(`${ROOT}/rollback`, { from }));

export function useChooseScope(version: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (coverage: number) =>
      request(`${of(version)}/scope`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ coverage }),
      }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['evaluation', version] }),
        queries.invalidateQueries({ queryKey: MODELS }),
      ]),
  });
}
