import { behaviourEvents, type BehaviourType } from '#protocol';

/**
 * Types that say who a person is follow from `identify` and `alias` calls alone. Were they accepted
 * by name, anyone with the public write key could join another customer's history to their own.
 */
const NOT_BY_NAME: ReadonlySet<string> = new Set([
  'ShopperIdentified',
  'ShoppersMerged',
  'CustomEventTracked',
]);

const key = (name: string): string => name.replaceAll(/\s/g, '').toLowerCase();

const byKey: ReadonlyMap<string, BehaviourType> = new Map(
  behaviourEvents.filter(({ type }) => !NOT_BY_NAME.has(type)).map(({ type }) => [key(type), type]),
);

/**
 * The behaviour type that a tracked name stands for: "Product Viewed", "product viewed" and
 * "ProductViewed" are one.
 *
 * @returns undefined for a name that Presage does not know
 */
export const behaviourNamed = (name: string): BehaviourType | undefined => byKey.get(key(name));
