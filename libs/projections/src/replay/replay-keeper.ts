import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { GenerationUnusable, type ReadModels } from '#read-models';
import { Pauses } from '../pauses.js';
import type { Projection } from '../projection.js';
import type { ReplayCommand } from './commands.js';
import { handleReplayCommand } from './handle-replay-command.js';
import { type LoadedReplays, loadReplays, nothingLoaded } from './load-replays.js';
import { LiveSwitch } from './live-switch.js';
import { noProgress } from './progress.js';
import { ProgressNotes } from './progress-notes.js';
import type { ReplayExecutor, Work } from './replay-executor.js';
import type { RunNews } from './replay-order.js';
import { isKept, wantsWork } from './what-is-wanted.js';
import { liveOwner, ORIGINAL, type Owner, type Replay, replayIn, type Replays } from './state.js';

export interface KeeperParts {
  readonly store: Pick<EventStore, 'append' | 'readStream' | 'count'>;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly executor: ReplayExecutor;
  readonly onError: (error: unknown) => void;
  /** Work on this replay, and leave the others to whoever works on them. */
  readonly only?: string | undefined;
}

/** How often it is looked whether documents can go live that are to. */
const LOOK_EVERY_MS = 50;
const PROJECTOR = { kind: 'system', id: 'projector' } as const;

/**
 * Brings the documents of one projection to what the log says of its replays: works on those that run or follow,
 * makes live what is to be, and drops what is gone. Everything it does can be done again, and by several at once.
 */
export class ReplayKeeper {
  private loaded: LoadedReplays = nothingLoaded;
  private readonly works = new Map<Owner, Work>();
  private readonly notes: ProgressNotes;
  private readonly live: LiveSwitch;
  private readonly pauses = new Pauses();
  /** What the log has still to be told. */
  private readonly unsaid: ReplayCommand[] = [];
  private keeping: Promise<void> = Promise.resolve();
  private again: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    readonly projection: Projection,
    private readonly parts: KeeperParts,
  ) {
    this.notes = new ProgressNotes(parts.readModels, parts.clock, parts.onError);
    this.live = new LiveSwitch(projection, parts);
  }

  /** Does what the log says by now. What fails is tried again. */
  keep(): Promise<void> {
    clearTimeout(this.again);
    this.keeping = this.keeping.then(() => this.settle());
    return this.keeping;
  }

  /** Resolves when what was under way is stored; the next one goes on from there. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.keeping;
    clearTimeout(this.again);
    await Promise.all([...this.works.values()].map((work) => work.stop()));
    await this.notes.written();
  }

  private async settle(): Promise<void> {
    if (this.stopped) return;
    try {
      const isDone = await this.settleOnce();
      this.pauses.reset();
      if (!isDone) this.lookAgain(LOOK_EVERY_MS);
    } catch (error) {
      this.parts.onError(error);
      this.lookAgain(this.pauses.next());
    }
  }

  /** @returns whether everything is as the log says */
  private async settleOnce(): Promise<boolean> {
    const { projection, parts } = this;
    for (let command = this.unsaid[0]; command; command = this.unsaid[0]) {
      await this.say(command);
      this.unsaid.shift();
    }
    this.loaded = await loadReplays(parts.store, projection.name, this.loaded);
    const { replays } = this.loaded;
    const owner = liveOwner(replays, projection.version);
    const isLive = (await this.live.owner()) === owner;
    await this.putToWork(this.wanted(replays, isLive ? undefined : owner), replays);
    const isDone = isLive || (await this.live.turnTo(owner));
    if (isDone && !isLive) await this.putToWork(this.wanted(replays, undefined), replays);
    await this.dropWhatIsGone(replays);
    return isDone;
  }

  /** Whose documents are to be built or kept up; those that are to go live have to catch up first. */
  private wanted(replays: Replays, awaited: Owner | undefined): ReadonlySet<Owner> {
    const { projection, parts } = this;
    const wanted = replays.all.filter(
      (replay) =>
        replay.version === projection.version &&
        (parts.only === undefined || replay.replayId === parts.only) &&
        wantsWork(replay, replays),
    );
    return new Set([...wanted.map(({ replayId }) => replayId), ...(awaited === undefined ? [] : [awaited])]);
  }

  private async putToWork(wanted: ReadonlySet<Owner>, replays: Replays): Promise<void> {
    for (const [owner, work] of this.works) {
      if (wanted.has(owner)) continue;
      await work.stop();
      this.works.delete(owner);
    }
    for (const owner of wanted) {
      if (!this.works.has(owner)) this.works.set(owner, await this.begin(owner, replayIn(replays, owner)));
    }
  }

  private async begin(owner: Owner, replay: Replay | undefined): Promise<Work> {
    const { waitsFor: _, ...before } = (await this.notes.of(owner)) ?? noProgress(owner);
    // Said before it begins, so that whoever asked knows that somebody is at it.
    if (replay) this.notes.note(before);
    const { seconds: secondsBefore } = before;
    const order = {
      projection: this.projection.name,
      ...(replay && { replay: { replayId: owner, request: replay.request } }),
      secondsBefore,
    };
    return this.parts.executor.begin(order, (news) => this.hear(owner, news));
  }

  private hear(owner: Owner, news: RunNews): void {
    switch (news.kind) {
      case 'progress':
        if (owner !== ORIGINAL) this.notes.note({ ...news.progress, replayId: owner });
        return;
      case 'waiting':
        this.notes.noteWaiting(owner, news.reason);
        return;
      case 'failed':
        this.parts.onError(new Error(news.reason));
        this.unsaid.push({ type: 'FailReplay', replayId: owner, reason: news.reason });
        break;
      case 'reached': {
        const position = String(news.reached.position);
        this.unsaid.push({ type: 'CompleteReplay', replayId: owner, ...news.reached, position });
      }
    }
    void this.keep();
  }

  /** A refusal is no trouble: the replay was paused or ended at the same moment, or somebody said it before. */
  private async say(command: ReplayCommand): Promise<void> {
    const { store, clock } = this.parts;
    const started = this.loaded.starts.get(command.replayId);
    const metadata = {
      correlationId: started?.correlationId ?? command.replayId,
      actor: PROJECTOR,
      occurredAt: clock.now().toISOString(),
    };
    await handleReplayCommand(store, this.projection.name, command, metadata);
  }

  private async dropWhatIsGone(replays: Replays): Promise<void> {
    const { projection, parts } = this;
    for (const generation of await parts.readModels.generations(projection)) {
      if (generation.live || isKept(generation, replays, projection.version)) continue;
      try {
        await parts.readModels.dropGeneration(projection, generation.generation);
      } catch (error) {
        // Somebody else has dropped it, or has just made it live.
        if (!(error instanceof GenerationUnusable)) throw error;
      }
    }
  }

  private lookAgain(milliseconds: number): void {
    if (!this.stopped) this.again = setTimeout(() => void this.keep(), milliseconds);
  }
}
