import { isoTime } from '#kernel';
import type { Seen } from '#protocol';
import type { Happening, HelpState } from '../state/help-state.js';
import type { Fulfilled } from './conditions.js';

/** What an offer is about, what its words can name, and the events that show it. */
export interface Evidence {
  readonly about: string;
  readonly seen: Seen;
  /** The product that the words can name. */
  readonly product?: string;
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
  const { product, order, coupon } = named;
  const times = happened.length;
  const productId = product && known.get(product.from)?.product;
  const sources = [product, order, coupon].flatMap((one) => one?.from ?? []);
  return {
    ...(productId !== undefined && { product: productId }),
    about: aboutOf(pointing, [...known.values()], state)
      .slice(0, LONGEST_ID)
      .toWellFormed(),
    seen: {
      ...(times > 0 && { times: String(times) }),
      ...(product && { product: product.name }),
      ...(order && { order: order.name }),
      ...(coupon && { coupon: coupon.name }),
    },
    events: [...new Set([...happened.map(({ id }) => id), ...sources, ...(foreseen?.evidence ?? [])])].slice(
      0,
      MOST_EVIDENCE,
    ),
  };
}

interface Named {
  readonly name: string;
  /** The event that tells of it. */
  readonly from: string;
}

/** Names come from what points to the question; else from what was done last in this visit. */
function namedBy(
  pointing: readonly Happening[],
  known: readonly Happening[],
  { visit }: HelpState,
  openOrders: readonly string[],
): { readonly product?: Named; readonly order?: Named; readonly coupon?: Named } {
  const newestFirst = [...known].sort((a, b) => b.at - a.at);
  const lately = newestFirst.filter(({ at }) => at >= (visit?.start ?? Infinity));
  const named = (nameIn: (one: Happening) => string | undefined, ...places: (readonly Happening[])[]) => {
    for (const one of places.flat()) {
      const name = nameIn(one);
      if (name !== undefined) return { name, from: one.id };
    }
    return undefined;
  };
  const product = named(({ product, productName }) => productName ?? product, pointing, lately);
  const orders = newestFirst.filter(({ order }) => order !== undefined && openOrders.includes(order));
  const order = named(({ order: id }) => id, pointing, orders);
  const coupon = named(({ coupon: name }) => name, pointing, lately);
  return { ...(product && { product }), ...(order && { order }), ...(coupon && { coupon }) };
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
