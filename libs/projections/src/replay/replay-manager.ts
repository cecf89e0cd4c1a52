import type { EventStore } from '#event-store';
import type { ProjectionStatus } from '#protocol';
import { pause, Pauses } from '../pauses.js';
import type { Projection } from '../projection.js';
import { isReplayEvent, replayTypes } from './facts.js';
import { type KeeperParts, ReplayKeeper } from './replay-keeper.js';

export interface ManagerParts extends KeeperParts {
  readonly store: Pick<EventStore, 'append' | 'readStream' | 'count' | 'subscribe' | 'head'>;
  readonly projections: readonly Projection[];
}

const FILTER = { types: replayTypes, streamPrefixes: ['projection-'] };

/**
 * Does what administrators ask of projections: it follows the streams `projection-…`, and brings documents to what
 * they say. What was under way when a process ended is taken up by the next; several processes may do it at once.
 */
export class ReplayManager {
  private readonly keepers: ReadonlyMap<string, ReplayKeeper>;
  private readonly stopping = new AbortController();
  private following: Promise<void> = Promise.resolve();

  constructor(private readonly parts: ManagerParts) {
    this.keepers = new Map(
      parts.projections.map((projection) => [projection.name, new ReplayKeeper(projection, parts)]),
    );
  }

  /** Resolves at once; what is to be done goes on behind. */
  async start(): Promise<void> {
    const head = await this.parts.store.head();
    for (const keeper of this.keepers.values()) void keeper.keep();
    this.following = this.follow(head);
  }

  /** Resolves when what was under way is stored. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.following;
    await Promise.all([...this.keepers.values()].map((keeper) => keeper.stop()));
  }

  /** How replays stand is told by themselves. */
  async status(): Promise<readonly ProjectionStatus[]> {
    return Promise.resolve([]);
  }

  private async follow(head: bigint): Promise<void> {
    const { signal } = this.stopping;
    const pauses = new Pauses();
    for (let after = head; !signal.aborted;) {
      try {
        for await (const item of this.parts.store.subscribe(after, FILTER, signal)) {
          pauses.reset();
          for (const event of item.kind === 'events' ? item.events : []) {
            after = event.position;
            if (isReplayEvent(event)) void this.keepers.get(event.data.projection)?.keep();
          }
        }
      } catch (error) {
        this.parts.onError(error);
        await pause(pauses.next(), signal);
      }
    }
  }
}
