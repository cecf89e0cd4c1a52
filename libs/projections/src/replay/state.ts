import type { ReplayRequest, ReplayState } from '#protocol';
import type { ReplayFact } from './facts.js';

/** One replay, as far as the log tells. */
export interface Replay {
  readonly replayId: string;
  readonly projection: string;
  readonly version: number;
  readonly request: ReplayRequest;
  readonly state: ReplayState;
  /** The generation it has built. */
  readonly shadow?: number;
  /** The generation that was live before its own. */
  readonly former?: number;
  /** Events it applied, in how many seconds, up to where. */
  readonly result?: { readonly events: number; readonly seconds: number; readonly position: string };
  /** Why it failed. */
  readonly reason?: string;
}

/** Everything that was ever asked of one projection. */
export interface Replays {
  /** Oldest first. */
  readonly all: readonly Replay[];
  /** What is to be live, by version; absent where nothing was ever swapped in. */
  readonly live: Readonly<Record<number, number>>;
  /** Generations that are gone for good, as `version/generation`. */
  readonly gone: readonly string[];
}

export const noReplays: Replays = { all: [], live: {}, gone: [] };

export const replayIn = ({ all }: Replays, replayId: string): Replay | undefined =>
  all.find((replay) => replay.replayId === replayId);

/** The one that is at work, or paused in its work. */
export const unfinishedIn = ({ all }: Replays): Replay | undefined =>
  all.find(({ state }) => state === 'running' || state === 'paused');

export const isLive = ({ live }: Replays, { version, shadow }: Replay): boolean =>
  shadow !== undefined && live[version] === shadow;

export const isGone = ({ gone }: Replays, { version }: Replay, generation: number): boolean =>
  gone.includes(nameOf(version, generation));

export function evolve(replays: Replays, { type, data }: ReplayFact): Replays {
  switch (type) {
    case 'ReplayStarted': {
      const { replayId, projection, version, request } = data;
      const replay: Replay = { replayId, projection, version, request, state: 'running' };
      return { ...replays, all: [...replays.all, replay] };
    }
    case 'ReplayPaused':
      return changed(replays, data, { state: 'paused' });
    case 'ReplayResumed':
      return changed(replays, data, { state: 'running' });
    case 'ReplayCancelled':
      return changed(replays, data, { state: 'cancelled' });
    case 'ReplayFailed':
      return changed(replays, data, { state: 'failed', reason: data.reason });
    case 'ReplayCompleted': {
      const { generation: shadow, events, seconds, position } = data;
      return changed(replays, data, { state: 'ready', shadow, result: { events, seconds, position } });
    }
    case 'ShadowSwappedIn':
      return withLive(changed(replays, data, { state: 'swapped-in', former: data.former }), data);
    case 'SwapUndone':
      return withLive(changed(replays, data, { state: 'undone' }), { ...data, generation: data.restored });
    case 'GenerationDropped': {
      const gone = [...replays.gone, nameOf(data.version, data.generation)];
      return { ...changed(replays, data, { state: 'dropped' }), gone };
    }
  }
}

const nameOf = (version: number, generation: number): string => `${String(version)}/${String(generation)}`;

const withLive = (
  replays: Replays,
  { version, generation }: { readonly version: number; readonly generation: number },
): Replays => ({ ...replays, live: { ...replays.live, [version]: generation } });

const changed = (
  replays: Replays,
  { replayId }: { readonly replayId: string },
  change: Partial<Replay>,
): Replays => ({
  ...replays,
  all: replays.all.map((replay) => (replay.replayId === replayId ? { ...replay, ...change } : replay)),
});
