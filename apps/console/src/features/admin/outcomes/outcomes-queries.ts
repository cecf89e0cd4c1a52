import type { OutcomesTable, OutcomesView } from '#protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../../../shared/api/request.js';

const MINUTE = 60_000;

/** @param query what is looked at, as the address has it */
export const useOutcomes = (query: string) =>
  useQuery({
    queryKey: ['outcomes', query],
    queryFn: async ({ signal }) =>
      (await request(`/api/admin/outcomes?${query}`, { signal })) as OutcomesView,
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });

export const csvAddress = (table: OutcomesTable, query: string): string =>
  `/api/admin/outcomes.csv?table=${table}${query === '' ? '' : `&${query}`}`;
