import type { ReplayRequest, ReplayState } from '#protocol';
import type { ReplayFact } from './facts.js';

/** Whose documents these are: a replay's, by its id, or those that were there without one. */
export type Owner = string;
export const ORIGINAL: Owner = 'original';

/** One replay, as far as the log tells. */
export interface Replay {
  readonly replayId: string;
  readonly projection: string;
  readonly version: number;
  readonly request: ReplayRequest;
  readonly state: ReplayState;
  /** The generation it has built. */
  readonly shadow?: number;
  /** Whose generation was live before its own, and the number of that. */
  readonly former?: { readonly owner: Owner; readonly generation: number };
  /** Events it applied, in how many seconds, up to where. */
  readonly result?: { readonly events: number; readonly seconds: number; readonly position: string };
  /** Why it failed. */
  readonly reason?: string;
}

/** Everything that was ever asked of one projection. */
export interface Replays {
  /** Oldest first. */
  readonly all: readonly Replay[];
  /** Whose documents are to be live, by version; absent where nothing was ever swapped in. */
  readonly live: Readonly<Record<number, { readonly owner: Owner; readonly generation: number }>>;
  /** Whose documents are gone for good, as `version/owner`. */
  readonly gone: readonly string[];
}

export const noReplays: Replays = { all: [], live: {}, gone: [] };

export const replayIn = ({ all }: Replays, replayId: string): Replay | undefined =>
  all.find((replay) => replay.replayId === replayId);

/** The one that is at work, or paused in its work. */
export const unfinishedIn = ({ all }: Replays): Replay | undefined =>
  all.find(({ state }) => state === 'running' || state === 'paused');

export const liveOwner = ({ live }: Replays, version: number): Owner => live[version]?.owner ?? ORIGINAL;

export const isGone = ({ gone }: Replays, version: number, owner: Owner): boolean =>
  gone.includes(nameOf(version, owner));

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
    case 'ShadowSwappedIn': {
      const former = { owner: ownerOf(replays, data.version, data.former), generation: data.former };
      return withLive(changed(replays, data, { state: 'swapped-in', former }), data.version, data.generation);
    }
    case 'SwapUndone':
      return withLive(changed(replays, data, { state: 'undone' }), data.version, data.restored);
    case 'GenerationDropped': {
      const name = nameOf(data.version, ownerOf(replays, data.version, data.generation));
      return { ...changed(replays, data, { state: 'dropped' }), gone: [...replays.gone, name] };
    }
  }
}

/** Numbers are used again where read models were lost, and then the newest is meant. */
const ownerOf = ({ all }: Replays, version: number, generation: number): Owner =>
  all.findLast((replay) => replay.version === version && replay.shadow === generation)?.replayId ?? ORIGINAL;

const nameOf = (version: number, owner: Owner): string => `${String(version)}/${owner}`;

const withLive = (replays: Replays, version: number, generation: number): Replays => ({
  ...replays,
  live: { ...replays.live, [version]: { owner: ownerOf(replays, version, generation), generation } },
});

const changed = (
  replays: Replays,
  { replayId }: { readonly replayId: string },
  change: Partial<Replay>,
): Replays => ({
  ...replays,
  all: replays.all.map((replay) => (replay.replayId === replayId ? { ...replay, ...change } : replay)),
});
