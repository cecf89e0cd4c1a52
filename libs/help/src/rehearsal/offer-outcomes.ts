import { isoTime, quantile } from '#kernel';
import { daysIn } from '#outcomes';
import type { RehearsalFigures, RehearsedExample } from '#protocol';

const EXAMPLES = 20;

/** An offer that would have been made, and what the shopper did afterwards. */
export interface RehearsedOffer extends Pick<
  RehearsedExample,
  'shopperId' | 'arm' | 'language' | 'seen' | 'probability' | 'evidence'
> {
  readonly at: number;
  readonly intent: string | null;
  /** The first question of any kind, and the first that the offer would have answered; milliseconds since 1970. */
  asked?: { readonly intent: string | null; readonly at: number };
  askedSame?: number;
  ordered: boolean;
}

type OfferFigures = Omit<RehearsalFigures, 'shoppers' | 'withheld' | 'questions' | 'foreseen'>;

/** What became of all offers. Those that are held out count as such, and nowhere else. */
export function figuresOf(all: readonly RehearsedOffer[], timeZone: string): OfferFigures {
  const offers = all.filter(({ arm }) => arm === 'offer');
  const leads = offers.flatMap(({ at, askedSame }) =>
    askedSame === undefined ? [] : [minutes(at, askedSame)],
  );
  return {
    offers: offers.length,
    interrupted: new Set(offers.map(({ shopperId }) => shopperId)).size,
    heldOut: all.length - offers.length,
    wentOnToAsk: leads.length,
    askedAnything: offers.filter(({ asked }) => asked !== undefined).length,
    ...(leads.length > 0 && { leadMinutes: quartilesOf(leads) }),
    ordered: offers.filter(({ ordered }) => ordered).length,
    byDay: byDay(offers, timeZone),
  };
}

const minutes = (from: number, to: number): number => Math.round((to - from) / 6_000) / 10;

function quartilesOf(values: readonly number[]): NonNullable<RehearsalFigures['leadMinutes']> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => Math.round((quantile(sorted, share) ?? 0) * 10) / 10;
  return { q1: at(0.25), median: at(0.5), q3: at(0.75) };
}

function byDay(offers: readonly RehearsedOffer[], timeZone: string): RehearsalFigures['byDay'] {
  const dayOf = daysIn(timeZone);
  const days = new Map<string, { offers: number; wentOnToAsk: number }>();
  for (const { at, askedSame } of offers) {
    const day = dayOf(isoTime(at));
    const counts = days.get(day) ?? { offers: 0, wentOnToAsk: 0 };
    counts.offers += 1;
    if (askedSame !== undefined) counts.wentOnToAsk += 1;
    days.set(day, counts);
  }
  return Array.from(days, ([day, counts]) => ({ day, ...counts })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** As many who went on to ask as others, where there are: both kinds tell what a policy is worth. */
export function examplesOf(all: readonly RehearsedOffer[]): RehearsedExample[] {
  const asked = spread(
    all.filter(({ askedSame }) => askedSame !== undefined),
    EXAMPLES / 2,
  );
  const others = spread(
    all.filter(({ askedSame }) => askedSame === undefined),
    EXAMPLES - asked.length,
  );
  return [...asked, ...others].sort((a, b) => a.at - b.at).map(exampleOf);
}

/** Some of many, from beginning to end. */
const spread = <One>(all: readonly One[], most: number): readonly One[] =>
  all.length <= most
    ? all
    : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]).filter(
        (one) => one !== undefined,
      );

function exampleOf({ at, asked, askedSame, intent, ...offer }: RehearsedOffer): RehearsedExample {
  const told = askedSame === undefined ? asked : { intent, at: askedSame };
  return {
    ...offer,
    at: isoTime(at),
    ...(told && {
      asked: { intent: told.intent, minutes: minutes(at, told.at), same: askedSame !== undefined },
    }),
  };
}
