import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** What is open on a screen lives in the address, so that it can be shared and Back closes it. */
export function useOpened(
  name:
    | 'event'
    | 'stream'
    | 'prefix'
    | 'direction'
    | 'compare'
    | 'shopper'
    | 'version'
    | 'days'
    | 'card'
    | 'item',
) {
  const [params, setParams] = useSearchParams();
  const open = useCallback(
    (value: string | undefined) => {
      setParams((before) => {
        const after = new URLSearchParams(before);
        if (value === undefined || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      });
    },
    [name, setParams],
  );
  return [params.get(name) ?? undefined, open] as const;
}
