/** How fast simulated time passes: as fast as it can, so many times as fast as real time, or so many events a second. */
export type Speed =
  | { readonly kind: 'max' }
  | { readonly kind: 'times'; readonly factor: number }
  | { readonly kind: 'load'; readonly perSecond: number };

/**
 * When the simulation has to begin so that it ends in the present: an event never tells of the future, and the last
 * one is sent when it happens.
 *
 * @param days simulated
 */
export function beginningFor(speed: Speed, days: number, now: number): Date {
  const lasts = speed.kind === 'times' ? days / speed.factor : 0;
  return new Date(now + (lasts - days) * 86_400_000);
}

/** Tells how long to wait before an event is sent. */
export class Pace {
  private sent = 0;

  constructor(
    private readonly speed: Speed,
    /** Beginning of the simulation and of its telling, in milliseconds. */
    private readonly from: number,
    private readonly startedAt: number,
  ) {}

  /** @returns milliseconds; 0 where it is time already */
  waits(occurredAt: number, now: number): number {
    const { speed } = this;
    if (speed.kind === 'max') return 0;
    const due =
      speed.kind === 'times'
        ? (occurredAt - this.from) / speed.factor
        : (1000 * this.sent++) / speed.perSecond;
    return Math.max(0, this.startedAt + due - now);
  }
}
