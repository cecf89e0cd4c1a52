import { SESSION_GAP_MS } from '../../moment.js';

/** What one shopper turned to in the session that goes on, newest last. */
export interface ItemTrail {
  readonly kind: 'trail';
  readonly at: number;
  readonly viewed: readonly string[];
  readonly carted: readonly string[];
}

/** Items of a session that are remembered. */
const REMEMBERED = 20;

export const newTrail: ItemTrail = { kind: 'trail', at: 0, viewed: [], carted: [] };

/** The trail as it is found at a moment: empty where that belongs to another session. */
export const trailAt = (trail: ItemTrail | undefined, at: number): ItemTrail =>
  trail && at - trail.at <= SESSION_GAP_MS ? { ...trail, at: Math.max(trail.at, at) } : { ...newTrail, at };

export const withItem = (items: readonly string[], item: string): readonly string[] =>
  items.at(-1) === item ? items : [...items.filter((one) => one !== item), item].slice(-REMEMBERED);

/** One trail of two that turned out to be the same person's; only the newer, where they lie in different sessions. */
export function joined(one: ItemTrail, other: ItemTrail): ItemTrail {
  const [earlier, newer] = one.at <= other.at ? [one, other] : [other, one];
  const start = trailAt(earlier, newer.at);
  return {
    ...start,
    viewed: newer.viewed.reduce(withItem, start.viewed),
    carted: newer.carted.reduce(withItem, start.carted),
  };
}
