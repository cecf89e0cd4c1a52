import type { EventStore } from '#event-store';
import {
  Course,
  HELP_STREAMS,
  HELP_TYPES,
  type HelpState,
  historyOf,
  isPolicyEvent,
  OFFER_LIFE_MS,
  People,
  type Person,
  PoliciesInForce,
  type ReadHistory,
  type ShopContext,
  shopperIn,
} from '#help';
import { type Clock, derivedId, type RecordedEvent } from '#kernel';
import { schemaVersionOf, helpStream, isOneOf, type New, policyEvents } from '#protocol';
import type { ReadModels } from '#read-models';
import { makeOffer } from './make-offer.js';
import type { QuietTimers } from './quiet-timers.js';

export const HELP_FILTER = {
  types: [...HELP_TYPES, ...policyEvents.map(({ type }) => type), 'ShopperForgotten'],
  streamPrefixes: [...HELP_STREAMS, 'policy-'],
};

export interface HelpParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly shop: ShopContext;
  /** Resolves when read models show everything up to a position, as far as this process can tell. */
  readonly untilCurrent: (position: bigint) => Promise<void>;
}

/** A card that comes later than this after what led to it helps nobody. */
export const FRESH_MS = OFFER_LIFE_MS;
const isForgetting = isOneOf(['ShopperForgotten']);

/**
 * Offers help along the log. What it decides follows from the log alone; it only leaves undecided what happened too long
 * ago: history that is imported, and what happened while no process ran.
 */
export class HelpReaction {
  private readonly policies = new PoliciesInForce();
  private readonly people: People;
  private readonly course: Course;
  private readonly read: ReadHistory;
  private position = 0n;

  constructor(
    private readonly parts: HelpParts,
    private readonly timers: QuietTimers,
  ) {
    const { store, readModels, untilCurrent, shop } = parts;
    this.read = async (shopperId, upTo) => {
      await untilCurrent(upTo);
      return historyOf({ store, readModels }, shopperId, upTo);
    };
    this.people = new People(this.read);
    this.course = new Course({
      people: this.people,
      policies: () => this.policies.list,
      shop,
      notBefore: () => this.freshSince(),
      offer: (verdict, state, occasion) => makeOffer({ store, read: this.read }, verdict, state, occasion),
    });
  }

  get shoppers(): number {
    return this.people.size;
  }

  /** Learns which policies were in force at the place where it begins. */
  async begin(upTo: bigint): Promise<void> {
    const filter = { streamPrefixes: ['policy-'] };
    for (let after = 0n; ;) {
      const events = await this.parts.store.readAll(after, filter);
      for (const event of events)
        if (event.position <= upTo && isPolicyEvent(event)) this.policies.take(event);
      const last = events.at(-1);
      if (!last || last.position > upTo) return;
      after = last.position;
    }
  }

  /** Takes the events that come next. Taking them again offers nothing again. */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      if (isPolicyEvent(event)) this.changePolicies(() => this.policies.take(event));
      else if (isForgetting(event)) for (const id of event.data.shopperIds) this.people.forget(id);
      else await this.takeAbout(event);
      this.position = event.position;
    }
  }

  /** Nobody did anything for long enough. */
  async quiet(shopperId: string, at: number): Promise<void> {
    const person = this.people.known(shopperId);
    if (!person) return;
    await this.course.quietUntil(person, at, this.position);
    this.wakeFor(person);
  }

  private async takeAbout(event: RecordedEvent): Promise<void> {
    if (this.policies.list.length === 0) return;
    const isFresh = Date.parse(event.metadata.occurredAt) >= this.freshSince();
    const before = this.people.known(shopperIn(event) ?? '')?.state;
    const person = await this.course.take(event, isFresh);
    if (!person || !isFresh) return;
    if (before) await this.withdraw(before, person.state, event);
    this.wakeFor(person);
  }

  /** Offers that came too late are so for everybody who looks. */
  private async withdraw(before: HelpState, after: HelpState, event: RecordedEvent): Promise<void> {
    if (before === after) return;
    const open = new Set(before.offers.filter(({ fate }) => fate === 'open').map(({ offerId }) => offerId));
    const late = after.offers.filter(({ offerId, fate }) => fate === 'overtaken' && open.has(offerId));
    for (const { offerId, policyId } of late) {
      const dismissed: New<'HelpDismissed'> = {
        id: derivedId('help-overtaken', offerId),
        type: 'HelpDismissed',
        schemaVersion: schemaVersionOf('HelpDismissed'),
        data: { shopperId: after.shopperId, offerId, policyId, how: 'overtaken' },
        metadata: {
          correlationId: event.metadata.correlationId,
          causationId: event.id,
          actor: { kind: 'assistant', id: 'help' },
          occurredAt: event.metadata.occurredAt,
        },
      };
      await this.parts.store.append(helpStream(after.shopperId), [dismissed]);
    }
  }

  private wakeFor(person: Person): void {
    this.timers.set(person.state.shopperId, this.course.dueFor(person)[0]);
  }

  /** Without any, nobody is looked after; with the first, everybody is looked up anew. */
  private changePolicies(change: () => void): void {
    change();
    if (this.policies.list.length > 0) return;
    for (const { state } of this.people.all()) this.timers.set(state.shopperId, undefined);
    this.people.clear();
  }

  private freshSince(): number {
    return this.parts.clock.now().getTime() - FRESH_MS;
  }
}
