import { type DataOf, isForgotten } from '#protocol';

/** What is known of a person by being told; of each, what was told last. */
export type ToldName = 'name' | 'email' | 'phone' | 'city' | 'language' | 'device' | 'locale';

export interface Told {
  readonly name: ToldName;
  readonly value: string;
  readonly at: number;
}

export function withTold(told: readonly Told[], heard: Told): readonly Told[] {
  const index = told.findIndex(({ name }) => name === heard.name);
  const old = told[index];
  if (!old) return [...told, heard];
  return isLater(heard, old) ? told.with(index, heard) : told;
}

export const mergedTold = (one: readonly Told[], other: readonly Told[]): readonly Told[] =>
  other.reduce(withTold, one);

export const toldValue = (told: readonly Told[], name: ToldName): string | undefined =>
  told.find((item) => item.name === name)?.value;

/** Of two things told at the same moment one must win, whichever comes first: the one later in the alphabet. */
const isLater = (one: Told, other: Told): boolean =>
  one.at > other.at || (one.at === other.at && one.value > other.value);

/** What an identification says about a person; nothing where that has been forgotten. */
export function toldBy({ traits = {} }: DataOf<'ShopperIdentified'>, at: number): readonly Told[] {
  if (isForgotten(traits)) return [];
  const parts = [traits.first_name, traits.last_name].filter((part) => part !== undefined && part !== '');
  const fullName = parts.length > 0 ? parts.join(' ') : undefined;
  const { email, phone, city, language } = traits;
  return toldOf({ name: traits.name ?? fullName, email, phone, city, language }, at);
}

export const toldOf = (values: Partial<Record<ToldName, string | undefined>>, at: number): readonly Told[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [{ name: name as ToldName, value, at }],
  );
