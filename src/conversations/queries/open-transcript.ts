import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { transcriptForShopper } from '#conversation';
import type { Transcript } from '#protocol';
import { ReadModels } from '#read-models';
import type { Visitor } from '../../access/visitor-token.js';
import { newestConversations } from '../newest-conversations.js';
import { noSuchConversation, OwnConversations } from '../own-conversations.js';
import { readTranscript } from '../read-transcript.js';
import { RecentConversations } from '../recent-conversations.js';

const LOOKED_AT = 20;

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

  private async newest(visitor: Visitor): Promise<string | undefined> {
    const found = await newestConversations(this.readModels, visitor, LOOKED_AT);
    return found.find(({ document }) => document.status !== 'resolved')?.key;
  }
}
