import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type RehearsalDocument, rehearsalViewOf } from '#help';
import { type Fact, type RehearsalEvent, type RehearsalView } from '#protocol';
import type { Caller } from '../../access/caller.js';
import { refuse } from '../../errors/problems.js';
import { Settings } from '../../settings.js';
import { RehearsalLog } from './rehearsal-log.js';
import type { RehearsalNews, RehearsalTask } from './rehearsal-messages.js';

const PROGRAM = new URL('./rehearsal.worker.js', import.meta.url);
const REMEMBERED = 20;
const AT_A_TIME = 2;
/** Events live shortly: with room for them, collecting what is left of them costs half as much. */
const ROOM = { maxYoungGenerationSizeMb: 96 };
/** Used where the policy is not kept yet. */
const UNKEPT = 'rehearsed';
const HOUSE: Caller = { actor: { kind: 'system', id: 'rehearsals' }, correlationId: 'rehearsals' };

type End = Exclude<RehearsalEvent['type'], 'RehearsalStarted'>;

interface Rehearsal {
  document: RehearsalDocument;
  readonly thread: Worker;
  readonly startedAt: number;
  readonly caller: Caller;
  pace: Pick<RehearsalView, 'progress' | 'events' | 'eventsPerSecond'>;
  /** Whether its end is known, if not yet written. */
  isOver: boolean;
}

/**
 * Rehearsals of this process, each in a thread of its own. What was asked for and what came of it is written down; how far
 * one is, only this process knows.
 */
@Injectable()
export class Rehearsals implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Started last, last. */
  private readonly rehearsals = new Map<string, Rehearsal>();
  private starting = 0;

  constructor(
    private readonly log: RehearsalLog,
    private readonly settings: Settings,
  ) {}

  /** Those whose process ended before they did are told as interrupted. One that runs elsewhere may still complete. */
  async onApplicationBootstrap(): Promise<void> {
    for (const rehearsalId of await this.log.unended())
      await this.log.write({ type: 'RehearsalInterrupted', data: { rehearsalId } }, HOUSE);
  }

  /** Their ends are left to the next start, as after a crash. */
  async onApplicationShutdown(): Promise<void> {
    const all = [...this.rehearsals.values()];
    for (const rehearsal of all) rehearsal.isOver = true;
    await Promise.all(all.map(({ thread }) => thread.terminate()));
  }

  /** Newest first. */
  all(): readonly RehearsalView[] {
    return Array.from(this.rehearsals.values(), viewOf).reverse();
  }

  documents(): readonly RehearsalDocument[] {
    return Array.from(this.rehearsals.values(), ({ document }) => document);
  }

  /** As it is known here, which is later than what is written of it. */
  known(rehearsalId: string): RehearsalView | undefined {
    const rehearsal = this.rehearsals.get(rehearsalId);
    return rehearsal && viewOf(rehearsal);
  }

  /** @throws Refusal where too many run already */
  async start(data: Fact<'RehearsalStarted'>['data'], caller: Caller): Promise<RehearsalView> {
    const running = Array.from(this.rehearsals.values()).filter(({ isOver }) => !isOver).length;
    if (running + this.starting >= AT_A_TIME) {
      throw refuse('conflict', 'Two rehearsals are running: wait for one of them, or cancel it.');
    }
    this.starting += 1;
    try {
      const document = await this.log.write({ type: 'RehearsalStarted', data }, caller);
      const thread = new Worker(PROGRAM, { workerData: this.taskOf(document), resourceLimits: ROOM });
      const pace = { progress: 0, events: 0, eventsPerSecond: 0 };
      const startedAt = performance.now();
      const rehearsal: Rehearsal = { document, thread, startedAt, caller, pace, isOver: false };
      this.keep(rehearsal);
      return viewOf(rehearsal);
    } finally {
      this.starting -= 1;
    }
  }

  /** One that has ended stays as it is. @throws Refusal `not-found` */
  async cancel(rehearsalId: string, caller: Caller): Promise<RehearsalView> {
    const rehearsal = this.rehearsals.get(rehearsalId);
    if (!rehearsal) return rehearsalViewOf((await this.log.named(rehearsalId)).document);
    if (!rehearsal.isOver) {
      const written = this.end(rehearsal, { type: 'RehearsalCancelled', data: { rehearsalId } }, caller);
      await rehearsal.thread.terminate();
      await written;
    }
    return viewOf(rehearsal);
  }

  private taskOf({ policyId, policy, beside, from, to, upTo }: RehearsalDocument): RehearsalTask {
    const { dataFolder, masterKey, eventStore, readModels, reading, demo } = this.settings.config;
    const id = policyId === '' ? UNKEPT : policyId;
    const contenders = [policy, ...(beside ? [beside.policy] : [])].map((one) => ({
      policyId: id,
      policy: one,
    }));
    return {
      stores: { dataFolder, masterKey, eventStore, readModels },
      order: { contenders, from: Date.parse(from), to: Date.parse(to), upTo: BigInt(upTo) },
      timeZone: reading.timeZone,
      demo,
    };
  }

  private keep(rehearsal: Rehearsal): void {
    const { thread, document } = rehearsal;
    const { rehearsalId } = document;
    this.rehearsals.set(rehearsalId, rehearsal);
    const oldest = Array.from(this.rehearsals).find(([, { isOver }]) => isOver)?.[0];
    if (this.rehearsals.size > REMEMBERED && oldest !== undefined) this.rehearsals.delete(oldest);
    const fail = (reason: string): void =>
      void this.end(rehearsal, {
        type: 'RehearsalFailed',
        data: { rehearsalId, reason: reason.slice(0, 2000) },
      });
    thread.on('message', (news: RehearsalNews) => {
      if (news.kind === 'progress') rehearsal.pace = paceOf(news.progress, rehearsal.startedAt);
      else if (news.kind === 'failed') fail(news.message);
      else void this.end(rehearsal, completed(rehearsalId, news.rehearsed));
    });
    thread.on('error', ({ message }) => {
      this.settings.log.error({ message }, 'a rehearsal failed');
      fail(message);
    });
    thread.on('exit', () => fail('The rehearsal ended without a result. Start it again.'));
  }

  /** The first end counts. */
  private async end(rehearsal: Rehearsal, fact: Fact<End>, caller = HOUSE): Promise<void> {
    if (rehearsal.isOver) return;
    rehearsal.isOver = true;
    try {
      rehearsal.document = await this.log.write(fact, {
        ...caller,
        correlationId: rehearsal.caller.correlationId,
      });
    } catch (error) {
      this.settings.log.error({ err: error }, 'the end of a rehearsal could not be written down');
      const message = 'What came of it could not be written down. Start it again.';
      rehearsal.document = { ...rehearsal.document, state: 'failed', message };
    }
  }
}

function completed(
  rehearsalId: string,
  { outcomes: [own, beside], events, milliseconds }: Extract<RehearsalNews, { kind: 'done' }>['rehearsed'],
): Fact<End> {
  if (!own) {
    const reason = 'The rehearsal ended without figures. Start it again.';
    return { type: 'RehearsalFailed', data: { rehearsalId, reason } };
  }
  const { figures, examples } = own;
  const data = { rehearsalId, events, figures, examples: [...examples], milliseconds };
  return {
    type: 'RehearsalCompleted',
    data: { ...data, ...(beside && { beside: beside.figures }) },
  };
}

const viewOf = ({ document, pace }: Rehearsal): RehearsalView => ({
  ...rehearsalViewOf(document),
  ...(document.state === 'running' && pace),
});

function paceOf({ events, of }: { events: number; of: number }, startedAt: number): Rehearsal['pace'] {
  const seconds = Math.max(0.001, (performance.now() - startedAt) / 1000);
  return { progress: events / Math.max(1, of), events, eventsPerSecond: Math.round(events / seconds) };
}
