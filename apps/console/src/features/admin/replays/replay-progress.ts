import type { ReplayState, ReplayView } from '#protocol';

/** States in which something may still become of a replay. */
const OPEN: ReadonlySet<ReplayState> = new Set(['running', 'paused', 'ready']);

/** Replays that ask for a look: under way, or live with the former version still kept. */
export const isCurrent = ({ state, can }: ReplayView): boolean => OPEN.has(state) || can.length > 0;

/** 0 to 1; a range without events has been read. */
export function shareOf({ done, total, state }: Pick<ReplayView, 'done' | 'total' | 'state'>): number {
  if (total <= 0) return state === 'running' ? 0 : 1;
  return Math.min(1, Math.max(0, done / total));
}

/** Each replay once, as it was told last, newest first. */
export function retold(known: readonly ReplayView[], told: readonly ReplayView[]): readonly ReplayView[] {
  const all = new Map([...known, ...told].map((replay) => [replay.replayId, replay]));
  return [...all.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/**
 * The tenth of the way that a screen reader has last been told of: it speaks at each new tenth and at each
 * change of state, not four times a second.
 */
export const spokenKey = (replay: ReplayView): string =>
  replay.state === 'running' ? `running ${String(Math.floor(shareOf(replay) * 10))}` : replay.state;

const KEPT_SPEEDS = 240;

/** Speeds of one replay, oldest first; standing still counts too. */
export const withSpeed = (speeds: readonly number[], eventsPerSecond: number): readonly number[] => [
  ...speeds.slice(1 - KEPT_SPEEDS),
  eventsPerSecond,
];

/** The curve of those speeds in a box 1 wide and 1 high, zero at its foot; empty for fewer than two. */
export function curveOf(speeds: readonly number[]): string {
  if (speeds.length < 2) return '';
  const top = Math.max(1, ...speeds);
  const last = speeds.length - 1;
  return speeds
    .map((speed, i) => `${i === 0 ? 'M' : 'L'}${(i / last).toFixed(4)} ${(1 - speed / top).toFixed(4)}`)
    .join(' ');
}
