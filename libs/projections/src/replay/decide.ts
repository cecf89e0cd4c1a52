import { type Decider, ok, type Result } from '#kernel';
import type { LogPoint, ReplayRequest } from '#protocol';
import type { ReplayCommand, StartReplay } from './commands.js';
import type { ReplayFact } from './facts.js';
import { rejected, type ReplayRejection } from './rejections.js';
import {
  evolve,
  isGone,
  liveOwner,
  noReplays,
  type Replay,
  replayIn,
  type Replays,
  unfinishedIn,
} from './state.js';

type Decision = Result<readonly ReplayFact[], ReplayRejection>;

const nothing: Decision = ok([]);
const happens = (fact: ReplayFact): Decision => ok([fact]);

/** A command that is already fulfilled yields no events and is no error, so everything may be sent again. */
function decide(command: ReplayCommand, replays: Replays): Decision {
  const replay = replayIn(replays, command.replayId);
  if (command.type === 'StartReplay') return replay ? nothing : start(command, replays);
  return replay ? decideAbout(command, replay, replays) : rejected('unknown-replay');
}

function start({ type: _, ...data }: StartReplay, replays: Replays): Decision {
  if (unfinishedIn(replays)) return rejected('another-is-unfinished');
  return isEmpty(data.request) ? rejected('empty-range') : happens({ type: 'ReplayStarted', data });
}

function decideAbout(
  command: Exclude<ReplayCommand, StartReplay>,
  replay: Replay,
  replays: Replays,
): Decision {
  const { state } = replay;
  const data = named(replay);
  switch (command.type) {
    case 'PauseReplay':
      if (state === 'paused') return nothing;
      return state === 'running' ? happens({ type: 'ReplayPaused', data }) : rejected('not-running');
    case 'ResumeReplay':
      if (state === 'running') return nothing;
      return state === 'paused' ? happens({ type: 'ReplayResumed', data }) : rejected('not-paused');
    case 'CancelReplay':
      if (state === 'cancelled') return nothing;
      return isUnfinished(replay) ? happens({ type: 'ReplayCancelled', data }) : rejected('over-already');
    case 'CompleteReplay': {
      const { generation, position, events, seconds } = command;
      if (state !== 'running') return replay.shadow === generation ? nothing : rejected('over-already');
      return happens({ type: 'ReplayCompleted', data: { ...data, generation, position, events, seconds } });
    }
    case 'FailReplay':
      if (state === 'failed') return nothing;
      if (!isUnfinished(replay) && !isShadow(replay)) return rejected('over-already');
      return happens({ type: 'ReplayFailed', data: { ...data, reason: command.reason } });
    case 'SwapIn':
      return swapIn(replay, command.live, replays);
    case 'UndoSwap':
      return undo(replay, replays);
    case 'DropGeneration':
      return drop(replay, replays);
  }
}

function swapIn(replay: Replay, live: number, replays: Replays): Decision {
  const { state, shadow, request, version } = replay;
  if (state === 'swapped-in' && isLive(replays, replay)) return nothing;
  if (!isShadow(replay) || shadow === undefined) return rejected('not-ready');
  if (request.upTo) return rejected('shows-the-past');
  // The log knows better what is to be live than read models that may still have to follow it.
  const former = replays.live[version]?.generation ?? live;
  const data = { ...named(replay), generation: shadow, former };
  return happens({ type: 'ShadowSwappedIn', data });
}

function undo(replay: Replay, replays: Replays): Decision {
  const { state, version, shadow, former } = replay;
  if (state === 'undone') return nothing;
  if (shadow === undefined || former === undefined) return rejected('not-swapped-in');
  if (isGone(replays, version, former.owner)) return rejected('former-is-gone');
  if (!isLive(replays, replay)) return rejected('not-live-any-more');
  const data = { ...named(replay), generation: shadow, restored: former.generation };
  return happens({ type: 'SwapUndone', data });
}

function drop(replay: Replay, replays: Replays): Decision {
  const { replayId, state, version, shadow, former } = replay;
  if (state === 'dropped') return nothing;
  const own = shadow === undefined ? undefined : { owner: replayId, generation: shadow };
  const dropped = state === 'swapped-in' ? former : isShadow(replay) ? own : undefined;
  if (!dropped || dropped.owner === liveOwner(replays, version)) return rejected('nothing-to-drop');
  const data = { ...named(replay), generation: dropped.generation };
  return happens({ type: 'GenerationDropped', data });
}

const isLive = (replays: Replays, { version, replayId }: Replay): boolean =>
  liveOwner(replays, version) === replayId;

const named = ({ projection, version, replayId }: Replay) => ({ projection, version, replayId });

const isUnfinished = ({ state }: Replay): boolean => state === 'running' || state === 'paused';

/** It has a whole result, and that is not live. */
const isShadow = ({ state }: Replay): boolean => state === 'ready' || state === 'undone';

function isEmpty({ from, upTo }: Pick<ReplayRequest, 'from' | 'upTo'>): boolean {
  const [begin, end] = [placeOf(from), placeOf(upTo)];
  return begin?.[0] === end?.[0] && begin !== undefined && end !== undefined && begin[1] >= end[1];
}

/** Comparable with places of the same kind. */
function placeOf(point: LogPoint | undefined): readonly ['position' | 'time', number] | undefined {
  if (point === undefined) return undefined;
  return 'position' in point ? ['position', Number(point.position)] : ['time', Date.parse(point.time)];
}

/** The rules of replays, one decider for all replays of a projection: stream `projection-<name>`. */
export const replayDecider: Decider<ReplayCommand, Replays, ReplayFact, ReplayRejection> = {
  initial: noReplays,
  decide,
  evolve,
};
