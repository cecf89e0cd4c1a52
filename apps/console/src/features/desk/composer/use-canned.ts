import type { CannedReply } from './canned-reply.js';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../../../shared/api/request.js';

/** Canned replies, filled in for this conversation; those that fit what was asked last come first. */
export function useCanned(conversationId: string, query: string | undefined) {
  return useQuery({
    queryKey: ['canned', conversationId, query],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ conversationId, ...(query && { q: query }) });
      return (await request(`/api/canned?${asked.toString()}`, { signal })) as readonly CannedReply[];
    },
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
  });
}
