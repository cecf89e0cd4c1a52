const LEAPS: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: -Infinity,
  End: Infinity,
};

/** The place a key moves a slider to that stands at one of `places`; undefined for keys that mean nothing to it. */
export function leapTo(key: string, at: number, places: number): number | undefined {
  const by = LEAPS[key];
  return by === undefined ? undefined : Math.min(places - 1, Math.max(0, at + by));
}
