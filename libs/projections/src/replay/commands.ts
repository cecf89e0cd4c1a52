import type { ReplayAct, ReplayRequest } from '#protocol';

export interface StartReplay {
  readonly type: 'StartReplay';
  readonly replayId: string;
  readonly projection: string;
  readonly version: number;
  readonly request: ReplayRequest;
}

interface OfReplay {
  readonly replayId: string;
}

export interface PauseReplay extends OfReplay {
  readonly type: 'PauseReplay';
}
export interface ResumeReplay extends OfReplay {
  readonly type: 'ResumeReplay';
}
export interface CancelReplay extends OfReplay {
  readonly type: 'CancelReplay';
}
/** The shadow stands at the end of what was asked for. */
export interface CompleteReplay extends OfReplay {
  readonly type: 'CompleteReplay';
  readonly generation: number;
  readonly position: string;
  readonly events: number;
  readonly seconds: number;
}
export interface FailReplay extends OfReplay {
  readonly type: 'FailReplay';
  readonly reason: string;
}
export interface SwapIn extends OfReplay {
  readonly type: 'SwapIn';
  /** The generation that is live now. */
  readonly live: number;
}
export interface UndoSwap extends OfReplay {
  readonly type: 'UndoSwap';
}
/** Drops the shadow; after a swap, the version that was live before. */
export interface DropGeneration extends OfReplay {
  readonly type: 'DropGeneration';
}

export type ReplayCommand =
  | StartReplay
  | PauseReplay
  | ResumeReplay
  | CancelReplay
  | CompleteReplay
  | FailReplay
  | SwapIn
  | UndoSwap
  | DropGeneration;

/** @param live the generation that is live now */
export function replayCommandOf(act: ReplayAct, replayId: string, live: number): ReplayCommand {
  switch (act) {
    case 'pause':
      return { type: 'PauseReplay', replayId };
    case 'resume':
      return { type: 'ResumeReplay', replayId };
    case 'cancel':
      return { type: 'CancelReplay', replayId };
    case 'swap':
      return { type: 'SwapIn', replayId, live };
    case 'undo':
      return { type: 'UndoSwap', replayId };
    case 'drop':
      return { type: 'DropGeneration', replayId };
  }
}
