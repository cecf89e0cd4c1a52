import type { ConversationSummary, OnSiteShopper } from '#protocol';
import { likeliestQuestion } from './foresight/outcomes.js';

/** Waiting first, longest wait first; then open ones, newest first; resolved ones last. */
export function byUrgency(a: ConversationSummary, b: ConversationSummary): number {
  return (
    Number(b.waitingSince !== undefined) - Number(a.waitingSince !== undefined) ||
    (a.waitingSince ?? '').localeCompare(b.waitingSince ?? '') ||
    Number(a.status === 'resolved') - Number(b.status === 'resolved') ||
    b.lastAt.localeCompare(a.lastAt)
  );
}

/** Connected first, then whoever did something last. */
export function byPresence(a: OnSiteShopper, b: OnSiteShopper): number {
  return Number(b.connected) - Number(a.connected) || b.lastSeen.localeCompare(a.lastSeen);
}

/** Whoever is likely about to ask first, the likeliest first of all; the others as they are present. */
export function byNeed(a: OnSiteShopper, b: OnSiteShopper): number {
  return Number(b.connected) - Number(a.connected) || likelihood(b) - likelihood(a) || byPresence(a, b);
}

/** Of a question that is worth showing; all others count the same. */
const likelihood = ({ question }: OnSiteShopper): number => likeliestQuestion(question)?.probability ?? 0;

/** The list with one conversation put in or replaced. */
export function withConversation(
  list: readonly ConversationSummary[],
  changed: ConversationSummary,
): readonly ConversationSummary[] {
  const at = list.findIndex(({ conversationId }) => conversationId === changed.conversationId);
  return at < 0 ? [...list, changed] : list.with(at, changed);
}

export interface HeldQueue<Item> {
  /** What is shown: in the order that was last taken, each as it is now. */
  readonly rows: readonly { readonly item: Item; readonly gone: boolean }[];
  /** How many are new, or have become news, since the order was taken. */
  readonly fresh: number;
}

export interface QueueRules<Item> {
  readonly keyOf: (item: Item) => string;
  readonly order: (a: Item, b: Item) => number;
  /** Whether an item deserves to be announced, against what was shown of it, if anything. */
  readonly isNews: (now: Item, before: Item | undefined) => boolean;
}

export type SiteOrder = 'presence' | 'need';

/** New shoppers are news; where those in need come first, so are those about whom it has become likely. */
export const siteRules: Readonly<Record<SiteOrder, QueueRules<OnSiteShopper>>> = {
  presence: {
    keyOf: ({ shopperId }) => shopperId,
    order: byPresence,
    isNews: (_now, before) => before === undefined,
  },
  need: {
    keyOf: ({ shopperId }) => shopperId,
    order: byNeed,
    isNews: (now, before) => before === undefined || (isAboutToAsk(now) && !isAboutToAsk(before)),
  },
};

const isAboutToAsk = ({ question }: OnSiteShopper): boolean => typeof question?.intent === 'string';

/** New conversations are news, and so are those that have begun to wait for an agent. */
export const conversationRules: QueueRules<ConversationSummary> = {
  keyOf: ({ conversationId }) => conversationId,
  order: byUrgency,
  isNews: (now, before) => before === undefined || (now.status === 'waiting' && before.status !== 'waiting'),
};

/**
 * Keeps a queue still under the pointer: known rows change in place, rows that left stay as they last were
 * and are marked gone, new ones are only counted, until the order is taken anew.
 *
 * @param shown the items in the order last taken, as they were then
 */
export function holdQueue<Item>(
  shown: readonly Item[],
  now: readonly Item[],
  { keyOf, isNews }: QueueRules<Item>,
): HeldQueue<Item> {
  const current = new Map(now.map((item) => [keyOf(item), item]));
  const rows = shown.map((held) => {
    const item = current.get(keyOf(held));
    return { item: item ?? held, gone: item === undefined };
  });
  const before = new Map(shown.map((item) => [keyOf(item), item]));
  return { rows, fresh: now.filter((item) => isNews(item, before.get(keyOf(item)))).length };
}
