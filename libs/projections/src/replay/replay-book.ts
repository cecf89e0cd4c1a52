import type { EventMetadata } from '#kernel';
import type { ReplayView } from '#protocol';
import type { ReadModels } from '#read-models';
import { allowed } from './allowed.js';
import { type LoadedReplays, loadReplays, type ReplayStreams } from './load-replays.js';
import { noProgress, type ReplayProgress, replaysModel } from './progress.js';
import { type Replay, type Replays } from './state.js';

/** What is known of all replays: from the log what was asked of them, from their progress how far they are. */
export class ReplayBook {
  private readonly loaded = new Map<string, Promise<LoadedReplays>>();

  /** @param projections names of those that may be replayed */
  constructor(
    private readonly store: ReplayStreams,
    private readonly readModels: Pick<ReadModels, 'getMany'>,
    private readonly projections: readonly string[],
  ) {}

  /** Newest first. */
  async all(): Promise<readonly ReplayView[]> {
    const found = await Promise.all(this.projections.map((name) => this.of(name)));
    const ids = found.flatMap(({ replays }) => replays.all.map(({ replayId }) => replayId));
    const progress = await this.readModels.getMany<ReplayProgress>(replaysModel, ids);
    return found
      .flatMap(({ replays, starts }) =>
        replays.all.map((replay) => {
          const { replayId } = replay;
          return viewOf(replay, replays, starts.get(replayId), progress.get(replayId));
        }),
      )
      .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  }

  async find(replayId: string): Promise<ReplayView | undefined> {
    return (await this.all()).find((replay) => replay.replayId === replayId);
  }

  /** What was asked of one projection; only what is new is read. */
  async of(projection: string): Promise<LoadedReplays> {
    const former = this.loaded.get(projection);
    const loading = Promise.resolve(former).then((seen) => loadReplays(this.store, projection, seen));
    this.loaded.set(projection, loading);
    try {
      return await loading;
    } catch (error) {
      this.loaded.delete(projection);
      throw error;
    }
  }
}

function viewOf(
  replay: Replay,
  replays: Replays,
  start: EventMetadata | undefined,
  progress: ReplayProgress = noProgress(replay.replayId),
): ReplayView {
  const { replayId, projection, version, state, request, result } = replay;
  const { waitsFor, seconds: _, toldAt: __, generation = replay.shadow, ...figures } = progress;
  const isOver = state !== 'running' && state !== 'paused';
  const reason = replay.reason ?? waitsFor;
  return {
    ...figures,
    ...(isOver && result && { done: result.events, total: result.events }),
    ...(state !== 'running' && { eventsPerSecond: 0, secondsLeft: undefined }),
    replayId,
    projection,
    version,
    state,
    request,
    startedAt: start?.occurredAt ?? '',
    startedBy: start?.actor.id ?? '',
    can: allowed(replay, replays),
    ...(generation !== undefined && { generation }),
    ...(reason !== undefined && { reason }),
  };
}
