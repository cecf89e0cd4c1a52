import type { ReadModel } from '#read-models';

/** How far a replay is; the log tells the rest. */
export interface ReplayProgress {
  readonly replayId: string;
  readonly generation?: number;
  readonly done: number;
  readonly total: number;
  readonly eventsPerSecond: number;
  readonly secondsLeft?: number;
  /** Up to here everything is applied. */
  readonly position: string;
  /** Stream of the event that was applied last. */
  readonly stream?: string;
  readonly quarantined: number;
  /** Spent on it so far. */
  readonly seconds: number;
  /** What it waits for. */
  readonly waitsFor?: string;
  /** When somebody who works on it last said so; ISO 8601. */
  readonly toldAt?: string;
}

/** Where the progress of replays stands, by replay id, so that every process can show it. */
export const replaysModel: ReadModel = { name: 'replays', version: 1, indexes: [] };

export const noProgress = (replayId: string): ReplayProgress => ({
  replayId,
  done: 0,
  total: 0,
  eventsPerSecond: 0,
  position: '0',
  quarantined: 0,
  seconds: 0,
});
