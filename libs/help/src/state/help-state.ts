import type { Band, DataOf, Language } from '#protocol';
import { newMemory, type ShopperMemory } from '#shopper';

/** What an event was about, in the shop's own ids and words. */
export interface Subject {
  readonly checkout?: string;
  readonly order?: string;
  readonly product?: string;
  readonly productName?: string;
  readonly coupon?: string;
  readonly path?: string;
}

/** Something that a shopper did or that befell them. Times are milliseconds since 1970. */
export interface Happening extends Subject {
  readonly id: string;
  readonly type: string;
  readonly at: number;
}

export interface Visit {
  readonly start: number;
  /** When they did something last, and what that was. */
  readonly last: number;
  readonly lastEvent: { readonly id: string; readonly correlationId: string };
}

/** The question that leads just now. */
export interface Foreseen {
  readonly eventId: string;
  readonly correlationId: string;
  readonly intent: string | null;
  readonly probability: number;
  readonly band: Band;
  /** Most influential first. */
  readonly evidence: readonly string[];
  readonly until: number;
}

export interface Talk {
  readonly status: 'assistant' | 'waiting' | 'agent' | 'resolved';
  /** When somebody said something last. */
  readonly lastAt: number;
}

type Arm = DataOf<'HelpOffered'>['arm'];
/** An offer and what became of it; one that is held out stays open and is never seen. */
export interface MadeOffer {
  readonly offerId: string;
  readonly policyId: string;
  readonly at: number;
  readonly arm: Arm;
  readonly about: string;
  readonly intent: string | null;
  readonly fate: 'open' | 'accepted' | 'dismissed' | 'expired' | 'overtaken';
  readonly closedAt?: number;
}

/** All that policies look at of one person: folded from the log alone, under all of their ids. */
export interface HelpState {
  /** The id at the end of their merges: offers are written under it. */
  readonly shopperId: string;
  /** Every id of the person, the one that was heard of first first. */
  readonly ids: readonly string[];
  readonly memory: ShopperMemory;
  /** By type, in order of time, the last few of each. */
  readonly happened: Readonly<Record<string, readonly Happening[]>>;
  readonly page?: string;
  readonly visit?: Visit;
  readonly foreseen?: Foreseen;
  /** By conversation. */
  readonly talks: Readonly<Record<string, Talk>>;
  /** What was asked and answered, oldest first. */
  readonly asked: readonly { readonly intent: string; readonly at: number }[];
  readonly wrote?: { readonly language: Language; readonly at: number };
  readonly offers: readonly MadeOffer[];
  readonly muted: { readonly is: boolean; readonly position: bigint };
  /** Of the stream that offers are written to; -1 where there is none. */
  readonly revision: number;
}

export const newHelpState = (shopperId: string, ids: readonly string[], at: number): HelpState => ({
  shopperId,
  ids,
  memory: newMemory(shopperId, at),
  happened: {},
  talks: {},
  asked: [],
  offers: [],
  muted: { is: false, position: 0n },
  revision: -1,
});
