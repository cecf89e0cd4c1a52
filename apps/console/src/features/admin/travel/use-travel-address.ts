import { useDebouncedCallback } from '@mantine/hooks';
import { startTransition, useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';

const NAMES = ['projection', 'key', 'at', 'with', 'spacing'] as const;
type Name = (typeof NAMES)[number];
export type Place = Readonly<Partial<Record<Name, string | undefined>>>;

/** Browsers refuse an address that changes too often. */
const SETTLED_MS = 200;

/**
 * Where one has travelled to. It lives in the address, so that it can be shared and outlives a reload; while the
 * slider moves it is kept here, and written down when it rests.
 */
export function useTravelAddress() {
  const [params, setParams] = useSearchParams();
  const [moving, setMoving] = useState<Place>();
  // The router takes a new address in a transition: in the same one the slider lets go, or it would leap back.
  const write = useCallback(
    (change: Place, replace: boolean) =>
      startTransition(() => {
        setParams((before) => written(before, change), { replace });
        setMoving(undefined);
      }),
    [setParams],
  );
  const settle = useDebouncedCallback((change: Place) => write(change, true), SETTLED_MS);
  const move = (change: Place): void => {
    const next = { ...moving, ...change };
    setMoving(next);
    settle(next);
  };
  const go = (change: Place): void => {
    settle.cancel();
    write({ ...moving, ...change }, false);
  };
  const kept = Object.fromEntries(NAMES.flatMap((name) => entry(name, params.get(name)))) as Place;
  return { place: { ...kept, ...moving } as Place, go, move };
}

const entry = (name: Name, value: string | null) => (value === null ? [] : [[name, value] as const]);

function written(before: URLSearchParams, change: Place): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const name of NAMES) {
    if (!(name in change)) continue;
    const value = change[name];
    if (value === undefined || value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}
