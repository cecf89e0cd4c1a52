import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { correctedMessages } from '#conversation';
import type { WhatIfView } from '#protocol';
import { ReadModels } from '#read-models';
import { whatIf } from '#understanding';
import { Comparisons } from '../comparisons.js';
import { RecentMessages } from '../recent-messages.js';

/** What a version would have answered to the messages of the last days, beside the one that answers. */
export class ReadWhatIf extends Query<WhatIfView> {
  constructor(
    readonly version: string,
    readonly days: number,
  ) {
    super();
  }
}

@QueryHandler(ReadWhatIf)
export class ReadWhatIfHandler implements IQueryHandler<ReadWhatIf> {
  constructor(
    private readonly comparisons: Comparisons,
    private readonly recent: RecentMessages,
    private readonly readModels: ReadModels,
  ) {}

  async execute({ version, days }: ReadWhatIf): Promise<WhatIfView> {
    const sides = await this.comparisons.sides(version);
    const corrected = new Map(
      (await correctedMessages(this.readModels)).map((one) => [
        `${one.conversationId}/${one.messageId}`,
        one.corrected,
      ]),
    );
    const messages = (await this.recent.said(days)).map((message) => {
      const actual = corrected.get(`${message.conversationId}/${message.messageId}`);
      return actual === undefined ? message : { ...message, actual };
    });
    const answered = await this.comparisons.answeredTwice(sides, messages);
    const { champion, candidate } = sides;
    return { champion: champion.version, candidate: candidate.version, days, ...whatIf(answered) };
  }
}
