import { isoTime } from '#kernel';
import type { SeenIn } from '#protocol';
import type { Happening, HelpState } from '../state/help-state.js';
import type { Fulfilled } from './conditions.js';

/** What an offer is about, what its words can name, and the events that show it. */
export interface Evidence {
  readonly about: string;
  readonly seen: SeenIn;
  /** Event ids: what was counted, newest first, then what the prediction rests on, most influential first. */
  readonly events: readonly string[];
}

const MOST_EVIDENCE = 10;
const LONGEST_ID = 200;

/** @returns what the fulfilled conditions point to */
export function evidenceOf(state: HelpState, { happened, foreseen, openOrders }: Fulfilled): Evidence {
  const known = new Map(Object.values(state.happened).flatMap((ones) => ones.map((one) => [one.id, one])));
  const behind = (foreseen?.evidence ?? []).flatMap((id) => known.get(id) ?? []);
  const pointing = [...happened, ...behind];
  const named = namedBy(pointing, [...known.values()], state, openOrders);
  const times = happened.length;
  return {
    about: aboutOf(pointing, [...known.values()], state)
      .slice(0, LONGEST_ID)
      .toWellFormed(),
    seen: { ...(times > 0 && { times }), ...named },
    events: [
      ...new Set([...happened.map(({ id }) => id), ...namesFrom(named), ...(foreseen?.evidence ?? [])]),
    ].slice(0, MOST_EVIDENCE),
  };
}

/** The events that name something. */
export const namesFrom = ({ product, order, coupon }: SeenIn): readonly string[] =>
  [product, order, coupon].filter((one) => one !== undefined);

/** Names come from what points to the question; else from what was done last in this visit. */
function namedBy(
  pointing: readonly Happening[],
  known: readonly Happening[],
  { visit }: HelpState,
  openOrders: readonly string[],
): Omit<SeenIn, 'times'> {
  const newestFirst = [...known].sort((a, b) => b.at - a.at);
  const lately = newestFirst.filter(({ at }) => at >= (visit?.start ?? Infinity));
  const orders = newestFirst.filter(({ order }) => order !== undefined && openOrders.includes(order));
  const telling = (name: 'product' | 'order' | 'coupon', otherwise: readonly Happening[]) =>
    [pointing, otherwise].flatMap((ones) => ones.find((one) => one[name] !== undefined) ?? [])[0]?.id;
  const [product, order, coupon] = [
    telling('product', lately),
    telling('order', orders),
    telling('coupon', lately),
  ];
  return {
    ...(product !== undefined && { product }),
    ...(order !== undefined && { order }),
    ...(coupon !== undefined && { coupon }),
  };
}

/** The checkout, order or product that the evidence points to; a coupon belongs to its checkout. Else the visit. */
function aboutOf(pointing: readonly Happening[], known: readonly Happening[], state: HelpState): string {
  for (const { checkout, order, product, coupon } of pointing) {
    if (checkout !== undefined) return `checkout:${checkout}`;
    const standing = coupon === undefined ? undefined : checkoutUnderWay(known, state);
    if (standing !== undefined) return `checkout:${standing}`;
    if (order !== undefined) return `order:${order}`;
    if (product !== undefined) return `product:${product}`;
  }
  return `visit:${isoTime(state.visit?.start ?? 0)}`;
}

function checkoutUnderWay(known: readonly Happening[], { visit, happened }: HelpState): string | undefined {
  const ordered = happened.OrderCompleted?.at(-1)?.at ?? 0;
  const since = Math.max(ordered, visit?.start ?? Infinity);
  const newest = known
    .filter(({ checkout, at }) => checkout !== undefined && at >= since)
    .reduce<Happening | undefined>((last, one) => (last && last.at > one.at ? last : one), undefined);
  return newest?.checkout;
}
