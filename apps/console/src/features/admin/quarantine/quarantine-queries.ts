import type { QuarantineGroup, RetryReply } from '#protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { post, request } from '../../../shared/api/request.js';

const KEY = ['quarantine'];

export function useQuarantine() {
  return useQuery({
    queryKey: KEY,
    queryFn: async () => (await request('/api/admin/quarantine')) as readonly QuarantineGroup[],
  });
}

/** All of a cause; or events by id; neither: all of the projection. */
export interface Retry {
  readonly projection: string;
  readonly cause?: string;
  readonly eventIds?: readonly string[];
}

export function useRetry() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (retry: Retry) => (await post('/api/admin/quarantine/retry', retry)) as RetryReply,
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
