import { createContext, use, useSyncExternalStore } from 'react';

/** One clock for every span on the screen, so that all of them tick together; stopped while nobody looks. */
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** A moment that stands still, for showing what was: within it, that moment is now. */
export const AsOf = createContext<number | undefined>(undefined);

/** Milliseconds since the epoch, renewed every second. */
export function useNow(): number {
  const ticking = useSyncExternalStore(subscribe, () => now);
  return use(AsOf) ?? ticking;
}
