import type { RecordedEvent } from '#kernel';
import { behaviourEvents, isOneOf, shopperOfStream } from '#protocol';
import { isShopAct } from '#shopper';
import { decideHelp, type PolicyInForce, type Verdict } from '../decide/decide-help.js';
import type { ShopContext } from '../decide/shop-context.js';
import { evolveHelp } from '../state/evolve.js';
import type { HelpState } from '../state/help-state.js';
import type { People, Person } from './people.js';

/** The event after which it was decided, and the moment that it was decided for. */
export interface Occasion {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cause: { readonly id: string; readonly correlationId: string };
  /** The position up to which the state goes. */
  readonly upTo: bigint;
}

export interface CourseParts {
  readonly people: People;
  readonly policies: () => readonly PolicyInForce[];
  readonly shop: ShopContext;
  /** Before which nothing is decided any more: milliseconds since 1970. */
  readonly notBefore: () => number;
  /**
   * Makes the offer. @returns the state with it; another, newer state where it was decided on one that is not true any
   * more, and must be decided again
   */
  readonly offer: (
    verdict: Extract<Verdict, { kind: 'offer' }>,
    state: HelpState,
    occasion: Occasion,
  ) => Promise<{ readonly state: HelpState; readonly again: boolean }>;
  /** Told of every decision. */
  readonly onVerdicts?: (state: HelpState, verdicts: readonly Verdict[], occasion: Occasion) => void;
}

const isBehaviour = isOneOf(behaviourEvents.map(({ type }) => type));
const isMerge = isOneOf(['ShoppersMerged']);
const ATTEMPTS = 5;

/**
 * Help along the log: events one after another, and between them the moments at which somebody has been quiet for long
 * enough. Live and in a rehearsal it is this that decides. It knows no clock: a moment of quiet follows from the event
 * before it, and whether it came follows from the event after it.
 */
export class Course {
  constructor(private readonly parts: CourseParts) {}

  /**
   * Takes the event that comes next in the log.
   *
   * @param isWanted whether it may lead to an offer, and is worth looking somebody up for
   * @returns the person, where they are looked after
   */
  async take(event: RecordedEvent, isWanted: boolean): Promise<Person | undefined> {
    const shopperId = shopperIn(event);
    if (shopperId === undefined) return undefined;
    if (isMerge(event)) return this.merge(event, isWanted);
    const { people } = this.parts;
    const isTrigger = isWanted && leadsToHelp(event);
    const person = isTrigger ? await people.find(shopperId, event.position - 1n) : people.known(shopperId);
    if (!person) return undefined;
    const at = Date.parse(event.metadata.occurredAt);
    if (isWanted) await this.quietUntil(person, at, event.position - 1n);
    person.state = evolveHelp(person.state, event);
    if (!isTrigger) return person;
    const now = Math.max(at, person.state.visit?.last ?? at);
    const cause = { id: event.id, correlationId: event.metadata.correlationId };
    await this.decide(person, { now, cause, upTo: event.position });
    return person;
  }

  /** Decides for every moment of quiet that has come by then, and was not decided yet. */
  async quietUntil(person: Person, until: number, upTo: bigint): Promise<void> {
    for (const due of this.dueFor(person)) {
      if (due > until) return;
      const { visit } = person.state;
      if (!visit) return;
      await this.decide(person, { now: due, cause: visit.lastEvent, upTo });
    }
  }

  /** When it is to be decided again if they do nothing more: milliseconds since 1970, the next first. */
  dueFor({ state, decidedAt }: Person): readonly number[] {
    const last = state.visit?.last;
    if (last === undefined) return [];
    const seconds = this.parts.policies().map(({ policy }) => policy.when.afterQuietSeconds ?? 0);
    const after = Math.max(decidedAt, this.parts.notBefore() - 1);
    return [...new Set(seconds)]
      .filter((each) => each > 0)
      .map((each) => last + each * 1000)
      .filter((due) => due > after)
      .sort((a, b) => a - b);
  }

  /** Two turn out to be one: what is known of both is read anew. */
  private async merge(event: RecordedEvent, isWanted: boolean): Promise<Person | undefined> {
    if (!isMerge(event)) return undefined;
    const { people } = this.parts;
    const { from, into } = event.data;
    const at = Date.parse(event.metadata.occurredAt);
    const here = [people.known(from), people.known(into)].filter((one) => one !== undefined);
    if (isWanted) for (const person of new Set(here)) await this.quietUntil(person, at, event.position - 1n);
    return here.length > 0 ? people.load(into, event.position) : undefined;
  }

  private async decide(person: Person, occasion: Occasion): Promise<void> {
    const { now } = occasion;
    person.decidedAt = Math.max(person.decidedAt, now);
    const { shop, offer, onVerdicts } = this.parts;
    const policies = this.parts.policies();
    for (let attempt = 0; attempt < ATTEMPTS && policies.length > 0; attempt++) {
      const verdicts = decideHelp(person.state, policies, now, shop);
      let isAgain = false;
      onVerdicts?.(person.state, verdicts, occasion);
      for (const verdict of verdicts) {
        if (verdict.kind !== 'offer' || isAgain) continue;
        const made = await offer(verdict, person.state, occasion);
        person.state = made.state;
        isAgain = made.again;
      }
      if (!isAgain) return;
    }
  }
}

/** Whose an event is: by its stream, or as it says. */
export function shopperIn(event: RecordedEvent): string | undefined {
  const { shopperId } = event.data as { readonly shopperId?: unknown };
  return shopperOfStream(event.stream) ?? (typeof shopperId === 'string' ? shopperId : undefined);
}

/** What they do themselves, what befalls their orders, and what is foreseen. */
const leadsToHelp = (event: RecordedEvent): boolean =>
  event.type === 'QuestionPredicted' || (isBehaviour(event) && event.type !== 'ShoppersMerged');

/** Whether they did it themselves. */
export const isOwnAct = (event: RecordedEvent): boolean => isBehaviour(event) && !isShopAct(event.type);
