import type { DocumentAt, DocumentDifference, DocumentHistory } from '#protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../../../shared/api/request.js';

const KEYS = 20;
const MINUTE = 60_000;

/** A document of a projection. */
export interface Chosen {
  readonly projection: string;
  readonly key: string;
}

/** Keys that begin with `prefix`, in order. */
export function useKeys(projection: string | undefined, prefix: string) {
  return useQuery({
    queryKey: ['keys', projection, prefix],
    queryFn: async ({ signal }) =>
      (await request(
        address(projection ?? '', 'documents', { ...(prefix !== '' && { prefix }), limit: String(KEYS) }),
        { signal },
      )) as readonly string[],
    enabled: projection !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function useHistory({ projection, key }: Chosen) {
  return useQuery({
    queryKey: ['history', projection, key],
    queryFn: async ({ signal }) =>
      (await request(address(projection, 'history', { key }), { signal })) as DocumentHistory,
  });
}

/** What was does not change (but for forgetting), so it may be kept a while. */
export function useDocumentAt({ projection, key }: Chosen, position: string) {
  return useQuery({
    queryKey: ['document', projection, key, position],
    queryFn: async ({ signal }) =>
      (await request(address(projection, 'document', { key, position }), { signal })) as DocumentAt,
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });
}

export function useDifference({ projection, key }: Chosen, from: string, to: string) {
  return useQuery({
    queryKey: ['difference', projection, key, from, to],
    queryFn: async ({ signal }) =>
      (await request(address(projection, 'difference', { key, from, to }), {
        signal,
      })) as DocumentDifference,
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });
}

const address = (projection: string, what: string, params: Readonly<Record<string, string>>): string =>
  `/api/admin/projections/${encodeURIComponent(projection)}/${what}?${new URLSearchParams(params).toString()}`;
