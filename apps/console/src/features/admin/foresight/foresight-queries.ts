import type {
  CounterfactualView,
  DriftView,
  ForesightEvaluationView,
  ForesightGateView,
  ForesightModelsView,
  ForesightTrainingView,
  RecommendationFunnelView,
  TrainingGrade,
} from '#protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { post, request } from '../../../shared/api/request.js';
import { useStore } from '../../../shared/link/store.js';
import { useAdminLink } from '../admin-link.js';
import { endedKey } from '../model-parts/training-progress.js';

const ROOT = '/api/admin/models/foresight';
const of = (version: string): string => `${ROOT}/versions/${encodeURIComponent(version)}`;
const MODELS = ['foresight', 'models'];
/** The log grows under these: what was measured a minute ago is good enough. */
const MINUTE = 60_000;

/** All versions, what the log offers, and the device; asked for again when a training has ended. */
export function useForesightModels() {
  const link = useAdminLink();
  const queries = useQueryClient();
  const ended = endedKey(useStore(link.foresightTrainings));
  const known = useRef<string>(undefined);
  useEffect(() => {
    if (known.current !== undefined && known.current !== ended)
      void queries.invalidateQueries({ queryKey: MODELS });
    known.current = ended;
  }, [queries, ended]);
  return useQuery({
    queryKey: MODELS,
    queryFn: async () => {
      const models = (await request(ROOT)) as ForesightModelsView;
      link.hearForesightTrainings(models.trainings);
      return models;
    },
  });
}

const useMeasured = <View>(name: string, key: string, path: string) =>
  useQuery({
    queryKey: ['foresight', name, key],
    queryFn: async ({ signal }) => (await request(path, { signal })) as View,
    staleTime: MINUTE,
  });

export const useForesightEvaluation = (version: string) =>
  useMeasured<ForesightEvaluationView>('evaluation', version, `${of(version)}/evaluation`);
export const useForesightGate = (version: string) =>
  useMeasured<ForesightGateView>('gate', version, `${of(version)}/gate`);
export const useCounterfactual = (version: string, days: number) =>
  useMeasured<CounterfactualView>(
    'replay',
    `${version} ${String(days)}`,
    `${of(version)}/replay?days=${String(days)}`,
  );
export const useDrift = (days: number) =>
  useMeasured<DriftView>('drift', String(days), `${ROOT}/drift?days=${String(days)}`);
export const useFunnel = (days: number) =>
  useMeasured<RecommendationFunnelView>(
    'funnel',
    String(days),
    `/api/admin/recommendations/funnel?days=${String(days)}`,
  );

export interface TrainingOrder {
  readonly grade: TrainingGrade;
  readonly upTo?: string;
}

export function useTrainForesight() {
  const link = useAdminLink();
  return useMutation({
    mutationFn: async (order: TrainingOrder) =>
      (await post(`${ROOT}/trainings`, order)) as ForesightTrainingView,
    onSuccess: (training) => link.hearForesightTrainings([training]),
  });
}

export function useCancelForesightTraining(trainingId: string) {
  const link = useAdminLink();
  return useMutation({
    mutationFn: async () =>
      (await post(
        `${ROOT}/trainings/${encodeURIComponent(trainingId)}/cancel`,
      )) as ForesightTrainingView | null,
    onSuccess: (training) => {
      if (training !== null) link.hearForesightTrainings([training]);
    },
  });
}

/** After it, another version foresees: everything that compares with the champion is asked for anew. */
function useChangeOfChampion<Input>(mutationFn: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queries.resetQueries({ queryKey: ['foresight'] }),
  });
}
export const usePromoteForesight = () =>
  useChangeOfChampion((version: string) => post(`${of(version)}/promote`));
export const useRollBackForesight = () =>
  useChangeOfChampion((from: string) => post(`${ROOT}/rollback`, { from }));
