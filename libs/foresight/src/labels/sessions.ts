import { isShopAct } from '#shopper';
import { type Moment, SESSION_GAP_MS } from '../moment.js';

/** One visit: from the first to the last thing that the shopper did, with no silence longer than the gap. */
export interface Session {
  readonly start: number;
  readonly end: number;
}

/** The visits of a history, and which of them each moment belongs to: -1 where the shop acted while nobody was there. */
export interface Sessions {
  readonly sessions: readonly Session[];
  readonly of: Int32Array;
}

/** @param moments oldest first */
export function sessionsOf(moments: readonly Moment[]): Sessions {
  const sessions: Session[] = [];
  const of = new Int32Array(moments.length).fill(-1);
  moments.forEach(({ at, type }, i) => {
    const last = sessions.at(-1);
    const isThere = last !== undefined && at - last.end <= SESSION_GAP_MS;
    if (!isShopAct(type)) {
      if (isThere) sessions[sessions.length - 1] = { start: last.start, end: at };
      else sessions.push({ start: at, end: at });
    } else if (!isThere) return;
    of[i] = sessions.length - 1;
  });
  return { sessions, of };
}
