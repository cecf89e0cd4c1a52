import { setTimeout } from 'node:timers/promises';
import { SystemClock, UuidV7Ids } from '#kernel';
import {
  AddsUpMany,
  handleReplayCommand,
  type Projection,
  ReplayBook,
  type ReplayCommand,
  ReplayManager,
  type ReplayProgress,
  replaysModel,
  variantOf,
  VariantUnusable,
} from '#projections';
import type { ReplayRequest, ReplayView } from '#protocol';
import { readStoresConfig } from '../../../../src/config/config.js';
import { projections } from '../../../../src/projections.js';
import { ThreadExecutor } from '../../../../src/replays/thread-executor.js';
import { openStores, type Stores } from '../open-stores.js';
import { UsageError } from '../usage-error.js';

/** A server that runs takes up what is asked within this time; where it is slower, two do it, and one stands by. */
const SERVER_MS = 1_000;
const LOOK_EVERY_MS = 100;

/** Replays of an installation, beside its server or without one: then what is asked is done here. */
export class ReplayDesk implements AsyncDisposable {
  readonly executor: ThreadExecutor;
  private readonly book: ReplayBook;
  private readonly clock = new SystemClock();
  private readonly ids = new UuidV7Ids();
  private manager: ReplayManager | undefined;

  private constructor(
    readonly stores: Stores,
    varFolder: string,
  ) {
    this.executor = new ThreadExecutor(
      readStoresConfig({ ...process.env, PRESAGE_VAR: varFolder }),
      complain,
    );
    const names = projections.map(({ name }) => name);
    this.book = new ReplayBook(stores.store, stores.readModels, names);
  }

  static async open(varFolder: string): Promise<ReplayDesk> {
    const stores = await openStores(varFolder);
    for (const model of [...projections, replaysModel]) await stores.readModels.define(model);
    return new ReplayDesk(stores, varFolder);
  }

  /** Newest first. */
  all(): Promise<readonly ReplayView[]> {
    return this.book.all();
  }

  /** The replay of this id, or of an id that ends like this; without one, the newest with which that can be done. */
  async chosen(id: string | undefined, act: ReplayView['can'][number]): Promise<ReplayView> {
    const all = await this.all();
    const meant = all.filter((view) =>
      id === undefined ? view.can.includes(act) : view.replayId.endsWith(id),
    );
    const [view, another] = meant;
    if (!view) throw new UsageError(`There is no replay ${id ?? `to ${act}`}. See: presage replay status`);
    if (another && id !== undefined)
      throw new UsageError(`Several replays end in ${id}: write more of the id.`);
    return view;
  }

  /** @throws UsageError saying why it cannot be started */
  async start(name: string, request: ReplayRequest): Promise<ReplayView> {
    const projection = projectionOf(name);
    try {
      variantOf(projection, request.variant);
    } catch (error) {
      if (error instanceof VariantUnusable) throw new UsageError(error.message);
      throw error;
    }
    if (request.key !== undefined && projection.aggregate) throw new UsageError(new AddsUpMany(name).message);
    const { version } = projection;
    const replayId = this.ids.next();
    return this.ask(name, { type: 'StartReplay', replayId, projection: name, version, request });
  }

  /** @throws UsageError saying why not, and what to do instead */
  async ask(projection: string, command: ReplayCommand): Promise<ReplayView> {
    const actor = { kind: 'administrator', id: 'command line' } as const;
    const metadata = {
      correlationId: command.replayId,
      actor,
      occurredAt: this.clock.now().toISOString(),
    };
    const outcome = await handleReplayCommand(this.stores.store, projection, command, metadata);
    if (!outcome.ok) throw new UsageError(outcome.error.message);
    return this.view(command.replayId);
  }

  async view(replayId: string): Promise<ReplayView> {
    const view = await this.book.find(replayId);
    if (!view) throw new UsageError(`There is no replay ${replayId}. See: presage replay status`);
    return view;
  }

  /** Sees to it that somebody works on a replay: the server where there is one, else this process. */
  async putToWork(replayId: string): Promise<void> {
    const asked = this.clock.now().toISOString();
    const isTaken = async (): Promise<boolean> => {
      const told = await this.stores.readModels.get<ReplayProgress>(replaysModel, replayId);
      return (told?.toldAt ?? '') >= asked;
    };
    if (!(await this.within(SERVER_MS, isTaken))) await this.work(replayId);
  }

  /** Waits until something is so that the log asks for; where no server does it, it is done here. */
  async untilDone(replayId: string, isDone: () => Promise<boolean>): Promise<void> {
    if (await this.within(SERVER_MS, isDone)) return;
    await this.work(replayId);
    while (!(await isDone())) await setTimeout(LOOK_EVERY_MS);
  }

  /** Ends after what is under way here is stored. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.manager?.stop();
    await this.stores[Symbol.asyncDispose]();
  }

  private async work(replayId: string): Promise<void> {
    if (this.manager) return;
    const { projection } = await this.view(replayId);
    const { store, readModels } = this.stores;
    this.manager = new ReplayManager({
      store,
      readModels,
      clock: this.clock,
      executor: this.executor,
      projections: [projectionOf(projection)],
      only: replayId,
      onError: complain,
    });
    await this.manager.start();
  }

  private async within(milliseconds: number, isSo: () => Promise<boolean>): Promise<boolean> {
    const giveUp = performance.now() + milliseconds;
    for (;;) {
      if (await isSo()) return true;
      if (performance.now() > giveUp) return false;
      await setTimeout(LOOK_EVERY_MS);
    }
  }
}

export function projectionOf(name: string): Projection {
  const projection = projections.find((one) => one.name === name);
  if (projection) return projection;
  const names = projections.map((one) => one.name).join(', ');
  throw new UsageError(`There is no projection ${name}. There are: ${names}.`);
}

const complain = (error: unknown): void =>
  void process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
