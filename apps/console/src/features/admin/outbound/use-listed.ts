import type { SendingStatus } from '#protocol';
import { useSearchParams } from 'react-router';
import type { Listed } from './outbound-queries.js';

export const STATUSES: readonly SendingStatus[] = ['given-up', 'waiting', 'delivered'];

/** What is listed lives in the address, so that it can be shared and outlives a reload. */
export function useListed() {
  const [params, setParams] = useSearchParams();
  const listed: Listed = {
    status: STATUSES.find((status) => status === params.get('status')) ?? 'given-up',
    target: params.get('to') ?? undefined,
  };
  const list = (change: Partial<Listed>): void =>
    setParams(
      () => {
        const { status, target } = { ...listed, ...change };
        return { status, ...(target !== undefined && { to: target }) };
      },
      { replace: true },
    );
  return [listed, list] as const;
}
