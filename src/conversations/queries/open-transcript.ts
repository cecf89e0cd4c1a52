import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OpenConversation, openConversationsProjection, transcriptForShopper } from '#conversation';
import type { Transcript } from '#protocol';
import { ReadModels } from '#read-models';
import type { Visitor } from '../../access/visitor-token.js';
import { noSuchConversation, OwnConversations } from '../own-conversations.js';
import { readTranscript } from '../read-transcript.js';
import { RecentConversations } from '../recent-conversations.js';

/** The visitor's own conversation: the named one, or their newest that is not resolved. */
export class OpenTranscript extends Query<Transcript | null> {
  constructor(
    readonly visitor: Visitor,
    readonly conversationId: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(OpenTranscript)
export class OpenTranscriptHandler implements IQueryHandler<OpenTranscript> {
  constructor(
    private readonly log: RecentConversations,
    private readonly readModels: ReadModels,
    private readonly own: OwnConversations,
  ) {}

  async execute({ visitor, conversationId }: OpenTranscript): Promise<Transcript | null> {
    const wanted = conversationId ?? (await this.newest(visitor));
    if (wanted === undefined) return null;
    await this.own.assert(visitor, wanted);
    const found = await readTranscript(this.log, wanted);
    if (found === undefined) throw noSuchConversation();
    return transcriptForShopper(found);
  }

  private async newest({ ids }: Visitor): Promise<string | undefined> {
    const found = await Promise.all(
      ids.map((shopperId) =>
        this.readModels.find<OpenConversation>(openConversationsProjection, {
          where: { shopperId },
          orderBy: 'lastAt',
          direction: 'descending',
          limit: 20,
        }),
      ),
    );
    const open = found.flat().filter(({ document }) => document.status !== 'resolved');
    open.sort((a, b) => b.document.lastAt.localeCompare(a.document.lastAt));
    return open[0]?.key;
  }
}
