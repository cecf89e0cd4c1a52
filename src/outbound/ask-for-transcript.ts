import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { remembered, type TranscriptSending } from '#protocol';
import { ReadModels } from '#read-models';
import { portraitOf } from '#shopper';
import type { Visitor } from '../access/visitor-token.js';
import { refuse } from '../errors/problems.js';
import { Settings } from '../settings.js';
import { Transcripts } from '../transcripts/transcripts.js';
import { LetterRequests } from './letter-requests.js';
import { maskedEmail } from './masked.js';

/** A conversation of the visitor's own, by e-mail. */
export class AskForTranscript extends Command<TranscriptSending> {
  constructor(
    readonly visitor: Visitor,
    readonly asked: { readonly conversationId: string; readonly email?: string | undefined },
    readonly correlationId: string,
  ) {
    super();
  }
}

@CommandHandler(AskForTranscript)
export class AskForTranscriptHandler implements ICommandHandler<AskForTranscript> {
  constructor(
    private readonly transcripts: Transcripts,
    private readonly letters: LetterRequests,
    private readonly readModels: ReadModels,
    private readonly settings: Settings,
  ) {}

  async execute({ visitor, asked, correlationId }: AskForTranscript): Promise<TranscriptSending> {
    const { conversationId } = asked;
    const transcript = await this.transcripts.ofShopper(visitor, conversationId);
    if (!this.settings.config.outbound.mail) {
      throw refuse('unavailable', 'This shop sends no e-mail. Download the conversation instead.');
    }
    const to = asked.email ?? (await this.knownAddress(visitor));
    if (to === undefined) throw refuse('invalid-input', 'email: Say where the conversation is to be sent.');
    const letter = { ownerId: transcript.shopperId, conversationId, to };
    const sendingId = await this.letters.add(letter, { shopperId: visitor.shopperId, correlationId });
    return { sendingId, to: maskedEmail(to) };
  }

  /** Of a customer who has proved to be one; what a visitor once said could be anybody's address. */
  private async knownAddress({ userId, shopperId }: Visitor): Promise<string | undefined> {
    if (userId === undefined) return undefined;
    const portrait = await portraitOf(this.readModels, shopperId);
    return portrait && remembered(portrait.traits)?.email;
  }
}
