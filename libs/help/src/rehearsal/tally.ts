import type { RecordedEvent } from '#kernel';
import { ASKED_WITHIN_MS, ORDERED_WITHIN_MS } from '#outcomes';
import {
  type HelpPolicy,
  isForgotten,
  isOneOf,
  type RehearsalFigures,
  type RehearsedExample,
} from '#protocol';
import { isOwnAct, type Occasion, shopperIn } from '../course/course.js';
import type { Verdict } from '../decide/decide-help.js';
import type { Withheld } from '../decide/withheld.js';
import type { HelpState } from '../state/help-state.js';
import { examplesOf, figuresOf, type RehearsedOffer } from './offer-outcomes.js';

const isMessage = isOneOf(['ShopperMessageSent']);
const isClassified = isOneOf(['IntentClassified']);
const isOrder = isOneOf(['OrderCompleted']);

/** Counts what a rehearsal shows: what would have been offered, and what the same shoppers did afterwards. */
export class Tally {
  private readonly offers: RehearsedOffer[] = [];
  /** Offers of which the last has not been heard, by person. */
  private readonly open = new Map<string, RehearsedOffer[]>();
  private readonly present = new Set<string>();
  /** Of whom, for what, and why nothing was offered, or that it was: counted once each. */
  private readonly counted = new Set<string>();
  private readonly withheld: Partial<Record<Withheld, number>> = {};
  private readonly kinds: ReadonlySet<string>;
  private questions = 0;
  private foreseen = 0;

  /** @param rootOf the person behind a shopper id, as far as it is known by then */
  constructor(
    { when, answers }: HelpPolicy,
    private readonly rootOf: (shopperId: string) => string,
  ) {
    this.kinds = new Set(answers === undefined ? when.question?.intents : [answers]);
  }

  /** An event, after it was folded. */
  saw(event: RecordedEvent): void {
    const shopperId = shopperIn(event);
    if (shopperId === undefined) return;
    const person = this.rootOf(shopperId);
    const at = Date.parse(event.metadata.occurredAt);
    if (isOwnAct(event)) this.present.add(person);
    const asked = questionIn(event);
    if (asked) this.asks(person, asked.intent, at);
    if (isOrder(event)) this.orders(person, at);
  }

  /** Two turned out to be one person. */
  merged({ shopperId, ids }: HelpState): void {
    for (const id of ids) {
      if (id === shopperId) continue;
      if (this.present.delete(id)) this.present.add(shopperId);
      const open = this.open.get(id);
      if (!open) continue;
      this.open.set(shopperId, [...(this.open.get(shopperId) ?? []), ...open]);
      this.open.delete(id);
    }
  }

  /**
   * Counts a limit once for each thing for which it forbade an offer to a person, however often the conditions held. That
   * what was offered is not offered again is no limit.
   */
  decided({ shopperId }: HelpState, verdicts: readonly Verdict[]): void {
    for (const verdict of verdicts) {
      const about = verdict.kind === 'offer' ? verdict.offer.about : verdict.about;
      const thing = JSON.stringify([shopperId, about]);
      if (verdict.kind === 'offer') this.counted.add(thing);
      else if (!this.counted.has(thing) && !this.counted.has(thing + verdict.why)) {
        this.counted.add(thing + verdict.why);
        this.withheld[verdict.why] = (this.withheld[verdict.why] ?? 0) + 1;
      }
    }
  }

  offered({ offer, seen }: Extract<Verdict, { kind: 'offer' }>, { now }: Occasion): void {
    const { shopperId, arm, language, intent, probability, evidence } = offer;
    const made: RehearsedOffer = {
      at: now,
      intent,
      shopperId,
      arm,
      language,
      seen,
      ...(probability !== undefined && { probability }),
      evidence,
      ordered: false,
    };
    this.offers.push(made);
    const open = (this.open.get(shopperId) ?? []).filter(({ at }) => now - at <= ORDERED_WITHIN_MS);
    this.open.set(shopperId, [...open, made]);
  }

  figures(timeZone: string): RehearsalFigures {
    return {
      shoppers: this.present.size,
      ...figuresOf(this.offers, timeZone),
      withheld: this.withheld,
      questions: this.questions,
      foreseen: this.foreseen,
    };
  }

  examples(): RehearsedExample[] {
    return examplesOf(this.offers);
  }

  private asks(person: string, intent: string | null, at: number): void {
    const before = (this.open.get(person) ?? []).filter(
      (offer) => at > offer.at && at - offer.at <= ASKED_WITHIN_MS,
    );
    for (const offer of before) {
      offer.asked ??= { intent, at };
      if (intent !== null && intent === offer.intent) offer.askedSame ??= at;
    }
    if (intent === null || !this.kinds.has(intent)) return;
    this.questions += 1;
    if (before.some((offer) => offer.arm === 'offer' && offer.intent === intent)) this.foreseen += 1;
  }

  private orders(person: string, at: number): void {
    for (const offer of this.open.get(person) ?? [])
      if (at > offer.at && at - offer.at <= ORDERED_WITHIN_MS) offer.ordered = true;
  }
}

/** What was asked, by writing or by a button; a question about none of the intents is one too. */
function questionIn(event: RecordedEvent): { readonly intent: string | null } | undefined {
  if (isClassified(event)) {
    const { outOfScope, ranking } = event.data;
    return { intent: outOfScope ? null : (ranking[0]?.intent ?? null) };
  }
  const { choice } = isMessage(event) ? event.data : {};
  return choice === undefined || isForgotten(choice) || choice.kind !== 'intent'
    ? undefined
    : { intent: choice.intent };
}
