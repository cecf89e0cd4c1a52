import { type BehaviourSequence, type Moment, SESSION_GAP_MS } from '#foresight';
import type { Session } from './read-sessions.js';

/** Moments in which somebody turns to a product. */
const TURNS: ReadonlySet<string> = new Set(['ProductClicked', 'ProductViewed', 'ProductAdded']);

/**
 * The products that people turned to, session by session, in the order in which these ended. A click and the view that
 * follows it are one.
 */
export const sessionsIn = (histories: readonly BehaviourSequence[]): readonly Session[] =>
  histories
    .flatMap(({ moments }) =>
      visits(moments.filter(({ type, item }) => item !== undefined && TURNS.has(type))),
    )
    .sort((a, b) => a.at - b.at);

function visits(moments: readonly Moment[]): readonly Session[] {
  const found: { items: string[]; at: number }[] = [];
  for (const { item = '', at } of moments) {
    const visit = found.at(-1);
    if (!visit || at - visit.at > SESSION_GAP_MS) {
      found.push({ items: [item], at });
      continue;
    }
    visit.at = at;
    if (visit.items.at(-1) !== item) visit.items.push(item);
  }
  return found;
}

/** The last sessions, by time, that are measured on. */
const MEASURED = 0.2;

/** Learnt from, and measured on: what comes later. */
export function parted(
  sessions: readonly Session[],
): readonly [train: readonly Session[], test: readonly Session[]] {
  const border = Math.ceil(sessions.length * (1 - MEASURED));
  return [sessions.slice(0, border), sessions.slice(border)];
}
