import type { StaffMember } from '#protocol';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Store, useStore } from '../link/store.js';
import { post, request } from './request.js';

const ME = ['me'];
const ended = new Store(false);

/** Who is signed in; null for nobody. */
export function useMe() {
  return useQuery({ queryKey: ME, queryFn: me, staleTime: Infinity });
}

/** Nobody is an empty answer. */
const me = async (): Promise<StaffMember | null> => (await request('/auth/me')) as StaffMember | null;

export function useLogin() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { readonly email: string; readonly password: string }) => post('/auth/login', input),
    onSuccess: async () => {
      ended.change(() => false);
      await queries.invalidateQueries({ queryKey: ME });
    },
  });
}

export function useLogout() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => post('/auth/logout'),
    onSuccess: () => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
      queries.setQueryData(ME, null);
    },
  });
}

/** The server no longer knows the session: the login page comes in place of the screen, and says why. */
export function endSession(queries: QueryClient): void {
  ended.change(() => true);
  queries.setQueryData(ME, null);
}

export const useSessionEnded = (): boolean => useStore(ended);

/** For a line that was refused: asks whether the session still stands. */
export function useCheckSession(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    if ((await me()) === null) endSession(queries);
  }, [queries]);
}
