import type { RecordedEvent } from '#kernel';
import type { Fact, Recorded } from '#protocol';

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

const known: ReadonlySet<string> = new Set(replayTypes);

/** Data was checked when it was written, so the type alone tells its shape. */
export const isReplayEvent = (event: RecordedEvent): event is ReplayEvent => known.has(event.type);
