import { type Fact, isOneOf, type Recorded } from '#protocol';

/** What is asked of replays and what becomes of them; other events stand in the same streams. */
export const replayTypes = [
  'ReplayStarted',
  'ReplayPaused',
  'ReplayResumed',
  'ReplayCancelled',
  'ReplayCompleted',
  'ReplayFailed',
  'ShadowSwappedIn',
  'SwapUndone',
  'GenerationDropped',
] as const;

export type ReplayType = (typeof replayTypes)[number];
export type ReplayFact = Fact<ReplayType>;
export type ReplayEvent = Recorded<ReplayType>;

export const isReplayEvent = isOneOf(replayTypes);
