import { chancesOf, type Chances } from '../chance/chances.js';
import { MINUTE } from '../chance/durations.js';
import type { Truth } from '../truth.js';
import type { Visit } from '../visit/visit.js';
import { converse } from './asking.js';
import { type Cause, type CauseName, causes } from './causes.js';

/** A trouble from its first sign on; it may last over several visits. */
export interface Trouble {
  readonly cause: CauseName;
  beganAt: number | undefined;
  signs: number;
}

export const troubled = (cause: CauseName): Trouble => ({ cause, beganAt: undefined, signs: 0 });

/** Something that shows, and can be seen in events. */
export type Sign = (visit: Visit) => void;

const intentsOf = new Map<CauseName, Chances<string>>(
  (Object.entries(causes) as [CauseName, Cause][])
    .filter(([, { presses }]) => presses > 0)
    .map(([name, { asks }]) => [name, chancesOf(asks)]),
);

/**
 * Shows the signs of a trouble one after the other. After each the shopper may ask, look it up, or leave: the more
 * signs there were, the likelier they ask, each person in their own measure. Most never do.
 */
export function endure(visit: Visit, trouble: Trouble, signs: readonly Sign[]): Truth['outcome'] {
  trouble.beganAt ??= visit.at;
  visit.isTroubled = true;
  for (const sign of signs) {
    sign(visit);
    trouble.signs++;
    if (turnsToTheShop(visit, trouble)) return ask(visit, trouble);
    if (looksItUp(visit, trouble.cause)) return over(visit, trouble, 'eased');
    if (visit.random.chance(0.12 * (1 - visit.shopper.person.patience))) return over(visit, trouble, 'left');
  }
  return over(visit, trouble, 'endured');
}

/** Who has just asked does not ask again at once. */
const PAUSE = 30 * MINUTE;

function turnsToTheShop({ shopper, random, at }: Visit, { cause, signs }: Trouble): boolean {
  if (at < shopper.askedAt + PAUSE) return false;
  const pressure = causes[cause].presses * Math.min(1, 0.08 + 0.3 * (signs - 1));
  return random.chance(Math.min(0.85, shopper.person.asks * pressure));
}

function looksItUp(visit: Visit, name: CauseName): boolean {
  const { article }: Cause = causes[name];
  const { random, shopper } = visit;
  if (article === undefined || !random.chance(0.4 * shopper.person.reads)) return false;
  if (random.chance(0.3)) visit.opens('/shop/help');
  visit.reads(article);
  return random.chance(0.5);
}

function ask(visit: Visit, trouble: Trouble): Truth['outcome'] {
  const { random } = visit;
  visit.stays(25);
  if (random.chance(0.1)) visit.opens('/shop/help', 20);
  const intent = intentsOf.get(trouble.cause)?.draw(random);
  if (intent === undefined) return over(visit, trouble, 'endured');
  const { readAs, at } = converse(visit, intent);
  return over(visit, trouble, 'asked', { intent, readAs }, at);
}

function over(
  { world, shopper, at }: Visit,
  { cause, beganAt = at, signs }: Trouble,
  outcome: Truth['outcome'],
  asked: Pick<Truth, 'intent' | 'readAs'> = {},
  endedAt = at,
): Truth['outcome'] {
  world.onTruth({ shopperId: shopper.id, cause, beganAt, signs, outcome, endedAt, ...asked });
  return outcome;
}
