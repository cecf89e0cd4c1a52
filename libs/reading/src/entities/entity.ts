import type { EntityType } from '#protocol';

/** Something named in a message. */
export interface ReadEntity {
  readonly type: EntityType;
  /** In UTF-16 code units from the beginning of the message, `end` excluded. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /**
   * In one spelling: an order as the shop writes it, a product's id, "12.50 EUR", an ISO 8601 date or interval, an
   * address in lower case, an E.164 number.
   */
  readonly value: string;
}

/** From the surest kind to the least: where two overlap, the earlier stands. */
const SUREST: readonly EntityType[] = ['email', 'tracking', 'order', 'amount', 'phone', 'date', 'product'];

/**
 * Of entities that overlap, the one of the surer kind stays, of one kind the longer, then the earlier one.
 *
 * @returns by their place in the message
 */
export function withoutOverlaps(found: readonly ReadEntity[]): ReadEntity[] {
  const kept: ReadEntity[] = [];
  const rank = ({ type }: ReadEntity): number => SUREST.indexOf(type);
  const length = ({ start, end }: ReadEntity): number => end - start;
  for (const one of found.toSorted(
    (a, b) => rank(a) - rank(b) || length(b) - length(a) || a.start - b.start,
  )) {
    if (kept.every(({ start, end }) => one.end <= start || end <= one.start)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** What a pattern's first group, or else all of it, stands on. */
export function spanOf(match: RegExpMatchArray): Pick<ReadEntity, 'start' | 'end' | 'text'> {
  const text = match[1] ?? match[0];
  const start = (match.index ?? 0) + match[0].lastIndexOf(text);
  return { start, end: start + text.length, text };
}
