import type { ReplayView } from '#protocol';
import type { ReplayCommand } from './commands.js';
import { replayDecider } from './decide.js';
import type { Replay, Replays } from './state.js';

type Action = ReplayView['can'][number];

const commands: Readonly<Record<Exclude<Action, 'compare'>, Exclude<ReplayCommand['type'], 'StartReplay'>>> =
  {
    pause: 'PauseReplay',
    resume: 'ResumeReplay',
    cancel: 'CancelReplay',
    swap: 'SwapIn',
    undo: 'UndoSwap',
    drop: 'DropGeneration',
  };

/** What may be done with a replay now: what the decider would do something about. */
export function allowed(replay: Replay, replays: Replays): Action[] {
  const isShadow = replay.state === 'ready' || replay.state === 'undone';
  const decided = Object.entries(commands).filter(([, type]) => {
    const command = { type, replayId: replay.replayId, live: 0 } as ReplayCommand;
    const decision = replayDecider.decide(command, replays);
    return decision.ok && decision.value.length > 0;
  });
  return [...(isShadow ? ['compare' as const] : []), ...decided.map(([action]) => action as Action)];
}
