import { amounts } from './amounts.js';
import { emails, orderNumbers, trackingNumbers } from './codes.js';
import { dates, type Moment } from './dates.js';
import { withoutOverlaps, type ReadEntity } from './entity.js';
import { phones } from './phones.js';
import type { ProductIndex } from './product-index.js';

/** What a shop knows beside the text. Everything may be left out. */
export interface ReadingContext {
  /** Absent: dates are not read, since "tomorrow" would mean nothing. */
  readonly moment?: Moment | undefined;
  readonly products?: ProductIndex | undefined;
  /** ISO 3166 code: whose national telephone numbers are known. Absent: international ones and Chinese mobiles. */
  readonly country?: string | undefined;
  /** How the shop names its orders. Each needs the flag `g`; the first group, or all of a match, is the number. */
  readonly orderPatterns?: readonly RegExp[] | undefined;
}

/** The longest message a shopper can send; a longer text is read so far. */
const READ = 4000;
/** Dates and telephone numbers are looked for by grammars, which take their time. */
const READ_SLOWLY = 1000;

/**
 * What a message names, in the order in which it stands there, without overlaps. Time grows with the length of the
 * text and is bounded, whatever it holds.
 */
export function readEntities(text: string, context: ReadingContext = {}): readonly ReadEntity[] {
  const read = text.slice(0, READ);
  const { moment, products, country, orderPatterns } = context;
  return withoutOverlaps([
    ...emails(read),
    ...trackingNumbers(read),
    ...orderNumbers(read, orderPatterns),
    ...amounts(read),
    ...phones(read.slice(0, READ_SLOWLY), country),
    ...(moment ? dates(read.slice(0, READ_SLOWLY), moment) : []),
    ...(products?.find(read) ?? []),
  ]);
}
