import { Injectable } from '@nestjs/common';
import { transcriptForShopper } from '#conversation';
import type { Transcript } from '#protocol';
import { noSuchConversation, OwnConversations } from '../conversations/own-conversations.js';
import { RecentConversations } from '../conversations/recent-conversations.js';
import { readTranscript } from '../conversations/read-transcript.js';
import { Settings } from '../settings.js';
import { writtenFor } from './written-for.js';
import type { WrittenTranscript } from './written-transcript.js';

/** Conversations as their shoppers may read them, on paper. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly own: OwnConversations,
    private readonly log: RecentConversations,
    private readonly settings: Settings,
  ) {}

  /**
   * @param reader with everyone that they have proved to be
   * @throws Refusal `not-found` where there is no such conversation of theirs. Another's is not read, so that neither
   *   the answer nor how long it took tells that it is there
   */
  async ofShopper(reader: { readonly ids: readonly string[] }, conversationId: string): Promise<Transcript> {
    await this.own.assert(reader, conversationId);
    const found = await readTranscript(this.log, conversationId);
    if (!found) throw noSuchConversation();
    return transcriptForShopper(found);
  }

  /** @param timeZone IANA name; absent: where the shop is */
  written(transcript: Transcript, timeZone?: string): Promise<WrittenTranscript> {
    return writtenFor(this.settings.config, transcript, timeZone);
  }
}
