import type { EventView, RejectedView, StreamInfoView } from '#protocol';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { request } from '../../shared/api/request.js';

const PAGE = 100;
export type Direction = 'forwards' | 'backwards';

/** Streams whose name begins with `prefix`, by name, a page at a time. */
export function useStreams(prefix: string) {
  return useInfiniteQuery({
    queryKey: ['streams', prefix],
    queryFn: async ({ pageParam }) =>
      (await request(
        `/api/admin/streams?${query({ prefix, after: pageParam })}`,
      )) as readonly StreamInfoView[],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.stream),
  });
}

/** Events of a stream from the end that `direction` starts at. */
export function useStreamEvents(stream: string, direction: Direction) {
  return useInfiniteQuery({
    queryKey: ['stream', stream, direction],
    queryFn: async ({ pageParam }) =>
      (await request(
        `/api/admin/streams/${encodeURIComponent(stream)}?${query({ direction, from: pageParam })}`,
      )) as readonly EventView[],
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => nextRevision(page, direction),
  });
}

function nextRevision(page: readonly EventView[], direction: Direction): number | undefined {
  const last = page.at(-1)?.revision;
  if (last === undefined || page.length < PAGE) return undefined;
  if (direction === 'forwards') return last + 1;
  return last === 0 ? undefined : last - 1;
}

/** Events never change, so one that was read stays read. */
export function useEvent(id: string | undefined) {
  return useQuery({
    queryKey: ['event', id],
    queryFn: async () => (await request(`/api/admin/events/${encodeURIComponent(id ?? '')}`)) as EventView,
    enabled: id !== undefined,
    staleTime: Infinity,
  });
}

/** Input kept aside, newest first. */
export function useRejected() {
  return useInfiniteQuery({
    queryKey: ['rejected'],
    queryFn: async ({ pageParam }) =>
      (await request(`/api/admin/rejected?${query({ before: pageParam })}`)) as readonly RejectedView[],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
  });
}

function query(params: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams([
    ...given.map(([key, value]) => [key, String(value)]),
    ['limit', String(PAGE)],
  ]).toString();
}
