import type { HelpPolicy, PolicyTemplate, PolicyView, RehearsalDetail, RehearsalView } from '#protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { post, request } from '../../../shared/api/request.js';
import { useAdminLink } from '../admin-link.js';

const ROOT = '/api/admin/policies';
const POLICIES = ['policies'];
const of = (policyId: string): string => `${ROOT}/${encodeURIComponent(policyId)}`;

export const usePolicies = () =>
  useQuery({
    queryKey: POLICIES,
    queryFn: async ({ signal }) => (await request(ROOT, { signal })) as readonly PolicyView[],
  });

/** What one can start from. */
export const usePolicyTemplates = () =>
  useQuery({
    queryKey: ['policy-templates'],
    queryFn: async ({ signal }) =>
      (await request(`${ROOT}/templates`, { signal })) as readonly PolicyTemplate[],
    staleTime: Infinity,
  });

/** Keeps a new policy, or a new version of one that is there. */
export function useKeepPolicy(policyId: string | undefined) {
  return useChange(async (policy: HelpPolicy) =>
    post(policyId === undefined ? ROOT : `${of(policyId)}/versions`, { policy }),
  );
}

export const useSwitchPolicy = (policyId: string) =>
  useChange((to: 'enable' | 'disable') => post(`${of(policyId)}/${to}`));

function useChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => (await change(input)) as PolicyView,
    onSuccess: () => queries.invalidateQueries({ queryKey: POLICIES }),
  });
}

const REHEARSALS = ['rehearsals'];

/** Of a policy, newest first, those from before a restart too. */
export const usePastRehearsals = (policyId: string | undefined) =>
  useQuery({
    queryKey: [...REHEARSALS, 'of', policyId],
    enabled: policyId !== undefined,
    queryFn: async ({ signal }) =>
      (await request(`${ROOT}/rehearsals?policyId=${encodeURIComponent(policyId ?? '')}`, {
        signal,
      })) as readonly RehearsalView[],
  });

/** One that has come to its end, with its examples. */
export const useRehearsal = (rehearsalId: string) =>
  useQuery({
    queryKey: [...REHEARSALS, rehearsalId],
    queryFn: async ({ signal }) =>
      (await request(`${ROOT}/rehearsals/${encodeURIComponent(rehearsalId)}`, { signal })) as RehearsalDetail,
  });

/** Has what depends on rehearsals read again. */
export function useRehearsalsChanged() {
  const queries = useQueryClient();
  return useCallback(() => {
    for (const queryKey of [[...REHEARSALS, 'of'], POLICIES]) void queries.invalidateQueries({ queryKey });
  }, [queries]);
}

export interface RehearsalOrder {
  /** Of a policy that is kept: whoever is held out is the same then. */
  readonly policyId?: string;
  readonly policy: HelpPolicy;
  readonly days: number;
}

export function useRehearse() {
  const link = useAdminLink();
  return useMutation({
    mutationFn: async (order: RehearsalOrder) => (await post(`${ROOT}/rehearsals`, order)) as RehearsalView,
    onSuccess: (rehearsal) => link.hearRehearsals([rehearsal]),
  });
}

export function useCancelRehearsal() {
  const link = useAdminLink();
  return useMutation({
    mutationFn: async (rehearsalId: string) =>
      (await post(`${ROOT}/rehearsals/${encodeURIComponent(rehearsalId)}/cancel`)) as RehearsalView | null,
    onSuccess: (rehearsal) => {
      if (rehearsal !== null) link.hearRehearsals([rehearsal]);
    },
  });
}
