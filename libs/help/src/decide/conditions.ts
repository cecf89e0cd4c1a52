import type { Band, HelpPolicy, Language, PolicyConditions } from '#protocol';
import { languageTold, standingOf } from '#shopper';
import type { Foreseen, Happening, HelpState } from '../state/help-state.js';
import { isWithinHours } from './hours.js';

/** What of the state fulfils the conditions of a policy. */
export interface Fulfilled {
  /** Newest first. */
  readonly happened: readonly Happening[];
  readonly foreseen?: Foreseen & { readonly intent: string };
  readonly openOrders: readonly string[];
}

const CERTAINTY: Readonly<Record<Band, number>> = { unsure: 0, likely: 1, sure: 2 };
/** Counted product by product: looking at three products is not looking at one three times. */
const BY_PRODUCT: ReadonlySet<string> = new Set(['ProductViewed', 'ProductClicked']);

/**
 * What speaks for an offer, where all conditions of the policy hold; the cheap ones are asked first.
 *
 * @param now milliseconds since 1970
 */
export function fulfilledBy(
  state: HelpState,
  { when }: HelpPolicy,
  now: number,
  timeZone: string,
): Fulfilled | undefined {
  const { question, happened, pages, portrait = {}, hours, afterQuietSeconds = 0 } = when;
  const foreseen = question && foreseenIn(state, question, now);
  if (question && !foreseen) return undefined;
  if (afterQuietSeconds > 0 && now - (state.visit?.last ?? now) < afterQuietSeconds * 1000) return undefined;
  if (pages && pages.length > 0 && !isOn(state.page, pages)) return undefined;
  const counted = happened ? countedIn(state, happened, pages, now) : [];
  if (happened && counted.length < happened.times) return undefined;
  const openOrders = openOrdersWhere(portrait, state, now);
  if (!openOrders || (hours && !isWithinHours(hours, now, timeZone))) return undefined;
  return { happened: counted, ...(foreseen && { foreseen }), openOrders };
}

function foreseenIn(
  { foreseen }: HelpState,
  { intents, atLeast }: NonNullable<PolicyConditions['question']>,
  now: number,
): Fulfilled['foreseen'] {
  const intent = foreseen?.intent ?? null;
  if (!foreseen || intent === null || now > foreseen.until) return undefined;
  if (!intents.includes(intent) || CERTAINTY[foreseen.band] < CERTAINTY[atLeast]) return undefined;
  return { ...foreseen, intent };
}

/** A page, or all that begin with what stands before the star. */
const isOn = (path: string | undefined, pages: readonly string[]): boolean =>
  path !== undefined &&
  pages.some((page) => (page.endsWith('*') ? path.startsWith(page.slice(0, -1)) : path === page));

function countedIn(
  state: HelpState,
  { event, withinMinutes }: NonNullable<PolicyConditions['happened']>,
  pages: readonly string[] | undefined,
  now: number,
): readonly Happening[] {
  const since = now - withinMinutes * 60_000;
  const all = (state.happened[event] ?? []).filter(({ at }) => at > since && at <= now).reverse();
  if (BY_PRODUCT.has(event)) return all.filter(({ product }) => product === all[0]?.product);
  if (event === 'PageViewed' && pages && pages.length > 0) return all.filter(({ path }) => isOn(path, pages));
  return all;
}

/** @returns the open orders, or undefined where the portrait is another */
function openOrdersWhere(
  { stages, cartAtLeast, hasOpenOrder, languages }: NonNullable<PolicyConditions['portrait']>,
  state: HelpState,
  now: number,
): readonly string[] | undefined {
  const { stage, cartValue, openOrders } = standingOf(state.memory, state.ids, now);
  const isThem =
    (!stages || stages.includes(stage)) &&
    cartValue >= (cartAtLeast ?? 0) &&
    (hasOpenOrder === undefined || hasOpenOrder === openOrders.length > 0) &&
    (!languages || languages.includes(languageOf(state, now)));
  return isThem ? openOrders : undefined;
}

const WROTE_LATELY_MS = 24 * 3_600_000;

/** The language that a card is in: the one they wrote lately, else that of their pages. */
export function languageOf({ wrote, memory }: HelpState, now: number): Language {
  if (wrote && now - wrote.at < WROTE_LATELY_MS) return wrote.language;
  return languageTold(memory)?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
