import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

const NAMES = ['from', 'to', 'policyId', 'intent', 'agentId', 'language'] as const;
export type LookedAt = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

/** What is looked at lives in the address, so that it can be shared and outlives a reload. */
export function useLookedAt() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: LookedAt) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') after.delete(name);
            else after.set(name, value);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  const reset = useCallback(() => setParams({}, { replace: true }), [setParams]);
  const asked = new URLSearchParams();
  for (const name of NAMES) {
    const value = params.get(name);
    if (value !== null && value !== '') asked.set(name, value);
  }
  return { lookedAt: Object.fromEntries(asked) as LookedAt, query: asked.toString(), change, reset };
}
