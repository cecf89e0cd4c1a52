import type {
  AskedSending,
  OutboundState,
  RetriedGivenUp,
  SendingDetail,
  SendingStatus,
  SendingView,
} from '#protocol';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { post, request } from '../../../shared/api/request.js';

const ROOT = '/api/admin/outbound';
const PAGE = 50;
/** What is renewed at once when something has moved. The list is not: rows do not move under somebody's pointer. */
export const LIVE = ['outbound', 'live'];
const LIST = ['outbound', 'list'];

export const useOutboundState = () =>
  useQuery({
    queryKey: [...LIVE, 'state'],
    queryFn: async ({ signal }) => (await request(`${ROOT}/state`, { signal })) as OutboundState,
  });

export const useSending = (id: string) =>
  useQuery({
    queryKey: [...LIVE, 'one', id],
    queryFn: async ({ signal }) =>
      (await request(`${ROOT}/${encodeURIComponent(id)}`, { signal })) as SendingDetail,
  });

export interface Listed {
  readonly status: SendingStatus;
  readonly target: string | undefined;
}

/** Last moved first, a page at a time. */
export const useSendings = ({ status, target }: Listed) =>
  useInfiniteQuery({
    queryKey: [...LIST, status, target],
    queryFn: async ({ pageParam, signal }) => {
      const query = new URLSearchParams({ status, limit: String(PAGE), offset: String(pageParam) });
      if (target !== undefined) query.set('target', target);
      return (await request(`${ROOT}?${query.toString()}`, { signal })) as readonly SendingView[];
    },
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (page.length < PAGE ? undefined : pages.length * PAGE),
    placeholderData: keepPreviousData,
  });

export const useRetrySending = () =>
  useAsking((id: string) => post(`${ROOT}/${encodeURIComponent(id)}/retry`));

export const useSendTest = () => useAsking((target: string) => post(`${ROOT}/test`, { target }));

function useAsking(ask: (input: string) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (input: string) => (await ask(input)) as AskedSending,
    onSettled: () => queries.invalidateQueries({ queryKey: LIVE }),
  });
}

/** The next part of what was given up for one way out. */
export const retryPart = async (target: string, after: string | undefined): Promise<RetriedGivenUp> =>
  (await post(`${ROOT}/retry`, { target, after })) as RetriedGivenUp;

/** Everything that was given up, whichever way it was to go. */
export const givenUpIn = ({ webhooks, mail, former }: OutboundState): number =>
  [...(webhooks?.addresses ?? []), ...(mail ? [mail] : [])]
    .map(({ tally }) => tally)
    .concat(former)
    .reduce((sum, { givenUp }) => sum + givenUp, 0);
