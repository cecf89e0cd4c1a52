import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { transcriptDownload, type TranscriptFormat } from '#protocol';
import { RateLimits } from '../access/rate-limits.js';
import { OpenToEveryone } from '../access/staff.guard.js';
import { WhoIsThere } from '../access/who-is-there.js';
import { accepted } from '../errors/problems.js';
import { asHtml } from './as-html.js';
import { asText } from './as-text.js';
import { Transcripts } from './transcripts.js';
import type { WrittenTranscript } from './written-transcript.js';

const formats: Readonly<
  Record<TranscriptFormat, { type: string; write: (written: WrittenTranscript) => string }>
> = {
  txt: { type: 'text/plain; charset=utf-8', write: asText },
  html: { type: 'text/html; charset=utf-8', write: asHtml },
};
/** Opened in place, it may do nothing but be read. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** A conversation as a file, for the visitor of the token and nobody else. */
@Controller('api/visitor/conversations')
@OpenToEveryone()
export class TranscriptsController {
  constructor(
    private readonly transcripts: Transcripts,
    private readonly who: WhoIsThere,
    private readonly limits: RateLimits,
  ) {}

  @Get(':id/transcript')
  async download(
    @Param('id') conversationId: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('authorization') authorization?: string,
  ): Promise<string> {
    const visitor = this.who.byBearer(authorization);
    await this.limits.transcripts.take(visitor.shopperId);
    const { format, timeZone } = accepted(transcriptDownload, query);
    const transcript = await this.transcripts.ofShopper(visitor, conversationId);
    const { type, write } = formats[format];
    const day = transcript.entries[0]?.at.slice(0, 10) ?? '';
    void reply
      .type(type)
      .header('content-disposition', `attachment; filename="conversation${day && `-${day}`}.${format}"`)
      .header('content-security-policy', INERT)
      .header('cache-control', 'private, no-store');
    return write(await this.transcripts.written(transcript, timeZone));
  }
}
