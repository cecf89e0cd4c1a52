import type { Portrait } from '#protocol';
import type { ReadModels } from '#read-models';
import { followed } from '../identity.js';
import { portraitFrom } from './portrait-from.js';
import { type PortraitDocument, portraitProjection } from './portrait-projection.js';

/** The portrait of the person behind a shopper id, whichever of their ids it is. */
export async function portraitOf(readModels: ReadModels, shopperId: string): Promise<Portrait | undefined> {
  const document = await followed<PortraitDocument>(readModels, portraitProjection, shopperId);
  return document && portraitFrom(document);
}

/** Every id of the person behind a shopper id, oldest first; the id alone where nothing is known of it. */
export async function identitiesOf(readModels: ReadModels, shopperId: string): Promise<readonly string[]> {
  const document = await followed<PortraitDocument>(readModels, portraitProjection, shopperId);
  return document?.identities.map((identity) => identity.shopperId) ?? [shopperId];
}

/** Portraits, last seen first. */
export async function latestPortraits(
  readModels: ReadModels,
  page: { readonly limit?: number; readonly offset?: number } = {},
): Promise<readonly Portrait[]> {
  const found = await readModels.find<PortraitDocument>(portraitProjection, {
    where: { kind: 'portrait' },
    orderBy: 'lastSeen',
    direction: 'descending',
    ...page,
  });
  return found.map(({ document }) => portraitFrom(document));
}

/** How many people are known; ids that turned out to be one person count once. */
export const countPortraits = (readModels: ReadModels): Promise<number> =>
  readModels.count(portraitProjection, { kind: 'portrait' });
