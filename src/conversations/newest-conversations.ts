import { type OpenConversation, openConversationsProjection } from '#conversation';
import type { ReadModels, Stored } from '#read-models';
import type { Visitor } from '../access/visitor-token.js';

/**
 * A visitor's own conversations, the one that was talked in last first.
 *
 * @param each so many at most of each of their ids
 */
export async function newestConversations(
  readModels: Pick<ReadModels, 'find'>,
  { ids }: Pick<Visitor, 'ids'>,
  each: number,
): Promise<readonly Stored<OpenConversation>[]> {
  const found = await Promise.all(
    ids.map((shopperId) =>
      readModels.find<OpenConversation>(openConversationsProjection, {
        where: { shopperId },
        orderBy: 'lastAt',
        direction: 'descending',
        limit: each,
      }),
    ),
  );
  return found.flat().sort((a, b) => b.document.lastAt.localeCompare(a.document.lastAt));
}
