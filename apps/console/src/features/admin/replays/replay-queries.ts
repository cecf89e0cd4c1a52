import type { Comparison, ReplayAct, ReplayRequest, ReplayView } from '#protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { post, request } from '../../../shared/api/request.js';
import { useStore } from '../../../shared/link/store.js';
import { useAdminLink } from '../admin-link.js';

const SAMPLES = 20;

/** Every replay there was, newest first: asked for once, then as the server tells of them. */
export function useReplays() {
  const link = useAdminLink();
  const { isPending, error, refetch } = useQuery({
    queryKey: ['replays'],
    queryFn: async () => {
      link.hear((await request('/api/admin/replays')) as readonly ReplayView[]);
      return true;
    },
  });
  return { replays: useStore(link.replays), isPending, error, refetch };
}

export function useStartReplay(projection: string) {
  const link = useAdminLink();
  return useMutation({
    mutationFn: async (asked: ReplayRequest) =>
      (await post(`/api/admin/projections/${encodeURIComponent(projection)}/replays`, asked)) as ReplayView,
    onSuccess: (replay) => link.hear([replay]),
  });
}

export function useReplayAct(replayId: string) {
  const link = useAdminLink();
  return useMutation({
    mutationFn: async (act: ReplayAct) =>
      (await post(`/api/admin/replays/${encodeURIComponent(replayId)}/${act}`)) as ReplayView,
    onSuccess: (replay) => link.hear([replay]),
  });
}

/** Both versions are read whole, so it is asked for once and again only by hand. */
export function useComparison(replayId: string) {
  return useQuery({
    queryKey: ['comparison', replayId],
    queryFn: async ({ signal }) =>
      (await request(
        `/api/admin/replays/${encodeURIComponent(replayId)}/comparison?samples=${String(SAMPLES)}`,
        { signal },
      )) as Comparison,
    staleTime: Infinity,
    gcTime: 0,
  });
}
