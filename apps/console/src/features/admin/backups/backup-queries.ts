import type { BackupView, Verification } from '#protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { post, request } from '../../../shared/api/request.js';

const KEY = ['backups'];
const ASK_AGAIN_MS = 1000;

/** Newest first; asked again every second while one is being taken. */
export function useBackups() {
  return useQuery({
    queryKey: KEY,
    queryFn: async () => (await request('/api/admin/backups')) as readonly BackupView[],
    refetchInterval: ({ state }) =>
      state.data?.some(({ state: of }) => of === 'running') === true ? ASK_AGAIN_MS : false,
  });
}

export function useTakeBackup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => (await post('/api/admin/backups')) as BackupView,
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useVerify(name: string) {
  return useMutation({
    mutationFn: async () =>
      (await post(`/api/admin/backups/${encodeURIComponent(name)}/verify`)) as Verification,
  });
}
