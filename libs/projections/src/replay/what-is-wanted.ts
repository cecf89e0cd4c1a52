import type { Generation } from '#read-models';
import { makerOf } from './shadow.js';
import { isGone, ORIGINAL, type Replay, replayIn, type Replays } from './state.js';

/** Whether a replay has something to build, or to keep up with the log until it is swapped in or dropped. */
export function wantsWork({ state, request, version, replayId }: Replay, replays: Replays): boolean {
  if (state === 'running') return true;
  const isShadow = state === 'ready' || state === 'undone';
  return isShadow && request.upTo === undefined && !isGone(replays, version, replayId);
}

/** Whether a generation may still be wanted. One of which the log knows nothing is left alone. */
export function isKept(generation: Pick<Generation, 'about'>, replays: Replays, version: number): boolean {
  const { owner, isPart } = makerOf(generation);
  if (isGone(replays, version, owner)) return false;
  const replay = owner === ORIGINAL ? undefined : replayIn(replays, owner);
  if (!replay) return true;
  const isAtWork = replay.state === 'running' || replay.state === 'paused';
  return isPart ? isAtWork : replay.state !== 'cancelled' && replay.state !== 'failed';
}
