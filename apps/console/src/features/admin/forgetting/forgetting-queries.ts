import type { ForgettingPreview, ForgettingProof } from '#protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { post, request } from '../../../shared/api/request.js';

const LIST = ['forgotten'];
const ASK_AGAIN_MS = 1000;

export function useForgotten() {
  return useQuery({
    queryKey: LIST,
    queryFn: async () => (await request('/api/admin/forgotten')) as readonly ForgettingProof[],
  });
}

/** Asked again every second until the checks are done. */
export function useProof(shopperId: string) {
  return useQuery({
    queryKey: [...LIST, shopperId],
    queryFn: async () =>
      (await request(`/api/admin/forgotten/${encodeURIComponent(shopperId)}`)) as ForgettingProof,
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.provedAt === undefined ? ASK_AGAIN_MS : false,
  });
}

/** What a forgetting would reach. */
export function useForgettingPreview(shopperId: string | undefined) {
  return useQuery({
    queryKey: ['forgetting', shopperId],
    queryFn: async ({ signal }) =>
      (await request(`/api/admin/shoppers/${encodeURIComponent(shopperId ?? '')}/forgetting`, {
        signal,
      })) as ForgettingPreview,
    enabled: shopperId !== undefined,
    staleTime: 0,
  });
}

/** Everything that was shown of anybody may hold what is forgotten now, so all of it is asked for anew. */
export function useForget(shopperId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (input: { readonly confirm: string; readonly reason: string }) =>
      (await post(`/api/admin/shoppers/${encodeURIComponent(shopperId)}/forget`, input)) as ForgettingProof,
    onSuccess: (proof) => {
      queries.removeQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'replays',
      });
      queries.setQueryData([...LIST, proof.shopperId], proof);
    },
  });
}
