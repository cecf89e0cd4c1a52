import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, Ids } from '#kernel';
import { type HelpPolicy, problemsOfWords, type RehearsalView, shopperOfStream } from '#protocol';
import { refuse } from '../../errors/problems.js';
import { Forgettings } from '../../live/forgettings.js';
import { Settings } from '../../settings.js';
import type { RehearsalNews, RehearsalTask } from './rehearsal-messages.js';

const PROGRAM = new URL('./rehearsal.worker.js', import.meta.url);
const DAY_MS = 86_400_000;
const REMEMBERED = 20;
const AT_A_TIME = 2;
/** Events live shortly: with room for them, collecting what is left of them costs half as much. */
const ROOM = { maxYoungGenerationSizeMb: 96 };
/** Used where the policy is not kept yet. */
const UNKEPT = 'rehearsed';

interface Rehearsal {
  view: RehearsalView;
  readonly startedAt: number;
  readonly thread: Worker;
}

export interface RehearsalRequest {
  readonly policyId?: string | undefined;
  readonly policy: HelpPolicy;
  readonly days: number;
}

/** Rehearsals of help policies, each in a thread of its own. They are no facts: a restart forgets them. */
@Injectable()
export class Rehearsals implements OnApplicationShutdown {
  /** Started last, last. */
  private readonly rehearsals = new Map<string, Rehearsal>();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly ids: Ids,
    forgettings: Forgettings,
  ) {
    forgettings.listen((streams) => this.forget(streams));
  }

  /** Newest first. */
  all(): readonly RehearsalView[] {
    return Array.from(this.rehearsals.values(), ({ view }) => view).reverse();
  }

  /** @throws Refusal where the words cannot be filled in, or too many run already */
  start({ policyId = UNKEPT, policy, days }: RehearsalRequest): RehearsalView {
    const issues = problemsOfWords(policy);
    if (issues[0]) {
      throw refuse('invalid-input', `${issues[0].path}: ${issues[0].message}`, { issues: [...issues] });
    }
    if (this.all().filter(({ state }) => state === 'running').length >= AT_A_TIME) {
      throw refuse('conflict', 'Two rehearsals are running: wait for one of them, or cancel it.');
    }
    const rehearsalId = this.ids.next();
    const to = this.clock.now().getTime();
    const { config } = this.settings;
    const { dataFolder, masterKey, eventStore, readModels, reading, demo } = config;
    const stores = { dataFolder, masterKey, eventStore, readModels };
    const order = { policyId, policy, from: to - days * DAY_MS, to };
    const task: RehearsalTask = { stores, order, timeZone: reading.timeZone, demo };
    const thread = new Worker(PROGRAM, { workerData: task, resourceLimits: ROOM });
    const { name, limits } = policy;
    const begun = { state: 'running', progress: 0, events: 0, eventsPerSecond: 0 } as const;
    const view: RehearsalView = { rehearsalId, name, days, limits, ...begun };
    this.keep({ view, thread, startedAt: performance.now() });
    return view;
  }

  /** @throws Refusal `not-found` */
  async cancel(rehearsalId: string): Promise<RehearsalView> {
    const rehearsal = this.named(rehearsalId);
    if (rehearsal.view.state !== 'running') return rehearsal.view;
    rehearsal.view = { ...rehearsal.view, state: 'cancelled' };
    await rehearsal.thread.terminate();
    return rehearsal.view;
  }

  /** @throws Refusal `not-found` */
  named(rehearsalId: string): Rehearsal {
    const found = this.rehearsals.get(rehearsalId);
    if (found) return found;
    throw refuse('not-found', 'There is no such rehearsal: after a restart, start it again.');
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Array.from(this.rehearsals.values(), ({ thread }) => thread.terminate()));
  }

  /** Examples name people, and what was seen of them. */
  private forget(streams: readonly string[]): void {
    const ids = new Set(streams.map(shopperOfStream));
    for (const rehearsal of this.rehearsals.values()) {
      const { result } = rehearsal.view;
      if (!result) continue;
      const examples = result.examples.filter(({ shopperId }) => !ids.has(shopperId));
      rehearsal.view = { ...rehearsal.view, result: { ...result, examples } };
    }
  }

  private keep(rehearsal: Rehearsal): void {
    const { thread, view } = rehearsal;
    this.rehearsals.set(view.rehearsalId, rehearsal);
    const [oldest] = this.rehearsals.keys();
    if (this.rehearsals.size > REMEMBERED && oldest !== undefined) this.rehearsals.delete(oldest);
    const end = (change: Partial<RehearsalView>): void => {
      if (rehearsal.view.state === 'running') rehearsal.view = { ...rehearsal.view, ...change };
    };
    thread.on('message', (news: RehearsalNews) => {
      if (news.kind === 'failed') end({ state: 'failed', message: news.message });
      else end(this.after(news, rehearsal.startedAt));
    });
    thread.on('error', ({ message }) => {
      end({ state: 'failed', message });
      this.settings.log.error({ message }, 'a rehearsal failed');
    });
    thread.on('exit', () => {
      end({ state: 'failed', message: 'The rehearsal ended without a result. Start it again.' });
    });
  }

  private after(news: Exclude<RehearsalNews, { kind: 'failed' }>, startedAt: number): Partial<RehearsalView> {
    const events = news.kind === 'done' ? news.result.events : news.progress.events;
    const seconds = Math.max(0.001, (performance.now() - startedAt) / 1000);
    const eventsPerSecond = Math.round(events / seconds);
    return news.kind === 'done'
      ? { state: 'done', progress: 1, events, eventsPerSecond, result: news.result }
      : { progress: events / Math.max(1, news.progress.of), events, eventsPerSecond };
  }
}
