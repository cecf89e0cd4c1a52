import { type EventStore, InMemoryEventStore } from '#event-store';
import { Clock, type RecordedEvent, SystemClock } from '#kernel';
import { handlePolicyCommand, type PolicyInForce } from '#help';
import { openConversationsProjection } from '#conversation';
import { ProjectionRunner } from '#projections';
import { type HelpPolicy, isOneOf, type Recorded } from '#protocol';
import { InMemoryReadModels, type ReadModels } from '#read-models';
import { portraitProjection } from '#shopper';
import { HELP_FILTER, HelpReaction } from '../../src/help/help-reaction.js';
import { QuietTimers } from '../../src/help/quiet-timers.js';

export interface Week {
  readonly store: EventStore;
  readonly readModels: ReadModels;
}

/** The week as a log, with what is projected of it. */
export async function openWeek(
  events: readonly RecordedEvent[],
  week: Week = { store: new InMemoryEventStore(), readModels: new InMemoryReadModels() },
): Promise<Week> {
  const { store, readModels } = week;
  await store.restore(events);
  const clock = new SystemClock();
  const runner = new ProjectionRunner(
    store,
    readModels,
    [portraitProjection, openConversationsProjection],
    clock,
  );
  await runner.start();
  await runner.untilCaughtUp(await store.head());
  await runner.stop();
  return week;
}

/** Tells the time of the log. */
class LogClock extends Clock {
  time = 0;
  override now(): Date {
    return new Date(this.time);
  }
}

/** Moments of quiet in the time of the log: the earliest of all people first. */
class LogTimers extends QuietTimers {
  private readonly due = new Map<string, number>();

  override set(shopperId: string, at: number | undefined): void {
    if (at === undefined) this.due.delete(shopperId);
    else this.due.set(shopperId, at);
  }

  override stop(): void {
    this.due.clear();
  }

  async until(time: number, fire: (shopperId: string, at: number) => Promise<void>): Promise<void> {
    for (;;) {
      let next: [string, number] | undefined;
      for (const each of this.due) if (each[1] <= time && each[1] < (next?.[1] ?? Infinity)) next = each;
      if (!next) return;
      this.due.delete(next[0]);
      await fire(...next);
    }
  }
}

/**
 * Runs the log through what offers help live, with the time of its events as the clock.
 *
 * @returns everything that was offered
 */
export async function liveThrough(
  { store, readModels }: Week,
  { policyId, policy }: Pick<PolicyInForce, 'policyId'> & { readonly policy: HelpPolicy },
  end: number,
): Promise<readonly Recorded<'HelpOffered'>[]> {
  const events = await allOf(store);
  const before = new Date(0).toISOString();
  const metadata = {
    correlationId: 'week',
    actor: { kind: 'system', id: 'week' } as const,
    occurredAt: before,
  };
  await handlePolicyCommand(store, { type: 'DefinePolicy', policyId, policy }, metadata);
  await handlePolicyCommand(store, { type: 'EnablePolicy', policyId }, metadata);
  const clock = new LogClock();
  const timers = new LogTimers();
  const untilCurrent = (): Promise<void> => Promise.resolve();
  const reaction = new HelpReaction(
    { store, readModels, clock, shop: { timeZone: 'UTC' }, untilCurrent },
    timers,
  );
  await reaction.begin(await store.head());
  const quiet = (shopperId: string, at: number): Promise<void> => {
    clock.time = at;
    return reaction.quiet(shopperId, at);
  };
  for (const event of events) {
    const at = Date.parse(event.metadata.occurredAt);
    await timers.until(at, quiet);
    clock.time = Math.max(clock.time, at);
    await reaction.take([event]);
  }
  await timers.until(end, quiet);
  return (await allOf(store)).filter(isOneOf(['HelpOffered']));
}

async function allOf(store: EventStore): Promise<readonly RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (let after = 0n; ;) {
    const page = await store.readAll(after, HELP_FILTER);
    all.push(...page);
    after = page.at(-1)?.position ?? after;
    if (page.length < 1_000) return all;
  }
}
