import type { CorrelationTree, EventView } from '#protocol';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { request } from '../../../shared/api/request.js';
import { type Conditions, searchQuery } from './event-search.js';

const PAGE = 100;

/** Newest first, a page at a time. */
export function useFoundEvents(conditions: Conditions) {
  return useInfiniteQuery({
    queryKey: ['events', conditions],
    queryFn: async ({ pageParam, signal }) =>
      (await request(`/api/admin/events?${searchQuery(conditions, pageParam, PAGE)}`, {
        signal,
      })) as readonly EventView[],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.position),
  });
}

export function useCorrelation(correlationId: string) {
  return useQuery({
    queryKey: ['correlation', correlationId],
    queryFn: async ({ signal }) =>
      (await request(`/api/admin/correlations/${encodeURIComponent(correlationId)}`, {
        signal,
      })) as CorrelationTree,
  });
}
