import { QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '../shared/api/problem-error.js';
import { endSession } from '../shared/api/session.js';

const TRIES = 2;

/** Only an unreachable server is asked again by itself; a refusal stays one. A lost session leads to the login page. */
export function newQueryClient(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (problemOf(error).code === 'unauthorised') endSession(queries);
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < TRIES && problemOf(error).code === 'unavailable',
        staleTime: 10_000,
        refetchOnWindowFocus: false,
      },
    },
  });
  return queries;
}
