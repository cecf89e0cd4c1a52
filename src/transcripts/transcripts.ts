import { Injectable } from '@nestjs/common';
import { transcriptForShopper } from '#conversation';
import type { Transcript } from '#protocol';
import { RecentConversations } from '../conversations/recent-conversations.js';
import { readTranscript } from '../conversations/read-transcript.js';
import { Settings } from '../settings.js';
import { writtenFor } from './written-for.js';
import type { WrittenTranscript } from './written-transcript.js';

/** Conversations as their shoppers may read them, on paper. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly log: RecentConversations,
    private readonly settings: Settings,
  ) {}

  /**
   * @param ids everyone that the reader has proved to be
   * @returns undefined where there is no such conversation of theirs: whoever asks cannot tell one from the other
   */
  async ofShopper(ids: readonly string[], conversationId: string): Promise<Transcript | undefined> {
    const found = await readTranscript(this.log, conversationId);
    return found && ids.includes(found.shopperId) ? transcriptForShopper(found) : undefined;
  }

  /** @param timeZone IANA name; absent: where the shop is */
  written(transcript: Transcript, timeZone?: string): Promise<WrittenTranscript> {
    return writtenFor(this.settings.config, transcript, timeZone);
  }
}
