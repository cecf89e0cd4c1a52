import type { EventStore } from '#event-store';
import {
  type ConversationOutcome,
  conversationOutcomesProjection,
  helpOutcomesProjection,
  type ShopperHelp,
  type StoredShopperHelp,
} from '#outcomes';
import { policyStream, type Recorded } from '#protocol';
import type { ReadModel, ReadModels } from '#read-models';
import { isPointer } from '#shopper';

const PAGE = 2_000;
const DEFINED = { types: ['HelpPolicyDefined'], streamPrefixes: [policyStream('')] };

/** Everybody who was offered help since a moment, with what they were offered before, too. */
export async function shoppersHelpedSince(
  readModels: ReadModels,
  since: string,
): Promise<readonly ShopperHelp[]> {
  const found = await newestFirst<StoredShopperHelp>(
    readModels,
    helpOutcomesProjection,
    'lastOfferAt',
    (document) => !isPointer(document) && document.lastOfferAt >= since,
  );
  return found.flatMap((document) => (isPointer(document) ? [] : [document]));
}

/** The conversations that began since a moment. */
export const conversationsSince = (
  readModels: ReadModels,
  since: string,
): Promise<readonly ConversationOutcome[]> =>
  newestFirst<ConversationOutcome>(
    readModels,
    conversationOutcomesProjection,
    'startedAt',
    ({ startedAt }) => startedAt >= since,
  );

/** Documents from the newest back to the first that is too old. What has no time of its own sorts behind all. */
async function newestFirst<Document>(
  readModels: ReadModels,
  model: ReadModel,
  orderBy: string,
  isNew: (document: Document) => boolean,
): Promise<readonly Document[]> {
  const all: Document[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await readModels.find<Document>(model, {
      orderBy,
      direction: 'descending',
      limit: PAGE,
      offset,
    });
    const found = page.map(({ document }) => document).filter(isNew);
    all.push(...found);
    if (found.length < PAGE) return all;
  }
}

/** Policies as they are called now. There are few, and each was defined a few times. */
export async function policyNames(store: EventStore): Promise<ReadonlyMap<string, string>> {
  const defined = (await store.readAll(0n, DEFINED, PAGE)) as readonly Recorded<'HelpPolicyDefined'>[];
  return new Map(defined.map(({ data }) => [data.policyId, data.policy.name]));
}
