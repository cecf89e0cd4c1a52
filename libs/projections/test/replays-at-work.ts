import { InMemoryEventStore } from '#event-store';
import { SystemClock, UuidV7Ids } from '#kernel';
import {
  handleReplayCommand,
  LocalExecutor,
  type Projection,
  ProjectionRunner,
  ReplayBook,
  type ReplayCommand,
  ReplayManager,
} from '#projections';
import { replayRequest, type ReplayState, type ReplayView } from '#protocol';
import { InMemoryReadModels, type ReadModel, type ReadModels, type Stored } from '#read-models';
import { purses } from './purses.js';

type Request = Parameters<typeof replayRequest.parse>[0];

/** A shop's projector in one thread: the live documents kept current, and replays done as they are asked for. */
export class ReplaysAtWork {
  readonly book: ReplayBook;
  readonly errors: unknown[] = [];
  private readonly ids = new UuidV7Ids();
  private readonly clock = new SystemClock();
  private manager: ReplayManager;
  private runner: ProjectionRunner;

  constructor(
    readonly store = new InMemoryEventStore(),
    readonly models: ReadModels = new InMemoryReadModels(),
    readonly projection: Projection = purses,
    private readonly batch = 5_000,
  ) {
    this.book = new ReplayBook(store, models, [projection.name]);
    this.manager = this.newManager();
    this.runner = this.newRunner();
  }

  async start(): Promise<this> {
    await this.runner.start();
    await this.manager.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.manager.stop();
    await this.runner.stop();
  }

  /** As after the end of one process and the start of the next. */
  async restart(): Promise<void> {
    await this.stop();
    this.manager = this.newManager();
    this.runner = this.newRunner();
    await this.start();
  }

  async begin(request: Request = {}, replayId = this.ids.next()): Promise<string> {
    const { name: projection, version } = this.projection;
    const asked = { projection, version, request: replayRequest.parse(request) };
    await this.ask({ type: 'StartReplay', replayId, ...asked });
    return replayId;
  }

  /** @throws Error with the reason of the refusal */
  async ask(command: ReplayCommand): Promise<void> {
    const actor = { kind: 'administrator', id: 'ada' } as const;
    const metadata = { correlationId: 'test', actor, occurredAt: this.clock.now().toISOString() };
    const outcome = await handleReplayCommand(this.store, this.projection.name, command, metadata);
    if (!outcome.ok) throw new Error(outcome.error.reason);
  }

  async until(replayId: string, state: ReplayState): Promise<ReplayView> {
    return eventually(async () => {
      const view = await this.book.find(replayId);
      return view?.state === state ? view : undefined;
    });
  }

  async replayed(request: Request = {}): Promise<ReplayView> {
    return this.until(await this.begin(request), 'ready');
  }

  async untilLive(generation: number): Promise<void> {
    await eventually(
      async () => (await this.models.place(this.projection)).generation === generation || undefined,
    );
  }

  /** Until what is live shows everything that is in the log now. */
  async untilCurrent(): Promise<void> {
    await this.runner.untilCaughtUp(await this.store.head());
  }

  documents(generation?: number): Promise<readonly Stored<unknown>[]> {
    return documentsOf(this.models, { ...this.projection, ...(generation !== undefined && { generation }) });
  }

  private newManager(): ReplayManager {
    const { store, models: readModels, projection, clock } = this;
    const onError = (error: unknown): void => void this.errors.push(error);
    const parts = { store, readModels, clock, batch: this.batch, worthDividing: 1 };
    const executor = new LocalExecutor([projection], parts, onError);
    return new ReplayManager({ store, readModels, clock, executor, projections: [projection], onError });
  }

  private newRunner(): ProjectionRunner {
    const onError = (error: unknown): void => void this.errors.push(error);
    return new ProjectionRunner(this.store, this.models, [this.projection], this.clock, { onError });
  }
}

export const documentsOf = (models: ReadModels, model: ReadModel): Promise<readonly Stored<unknown>[]> =>
  models.find(model, { limit: 100_000 });

/** Looks again and again until something is there. */
export async function eventually<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  const giveUp = Date.now() + 20_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > giveUp) throw new Error(`It did not happen: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
