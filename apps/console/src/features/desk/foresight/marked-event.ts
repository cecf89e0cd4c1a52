import { createContext, use, useCallback, useMemo, useState } from 'react';

/** An event that two parts of the shopper column show: pointing at it in one marks it in the other. */
export interface MarkedEvent {
  readonly marked: string | undefined;
  readonly mark: (eventId: string | undefined) => void;
  /** Brings the event into sight in the journey, and puts the focus there. */
  readonly go: (eventId: string) => void;
  /** Where the journey was last asked to go; a new object every time. */
  readonly goal: { readonly eventId: string } | undefined;
}

const nowhere = (): void => undefined;
export const MarkedEventContext = createContext<MarkedEvent>({
  marked: undefined,
  mark: nowhere,
  go: nowhere,
  goal: undefined,
});

export const useMarkedEvent = (): MarkedEvent => use(MarkedEventContext);

export function useMarking(): MarkedEvent {
  const [marked, mark] = useState<string>();
  const [goal, setGoal] = useState<{ readonly eventId: string }>();
  const go = useCallback((eventId: string) => setGoal({ eventId }), []);
  return useMemo(() => ({ marked, mark, go, goal }), [marked, go, goal]);
}
