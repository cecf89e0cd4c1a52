import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ReviewView } from '#protocol';
import { championOf } from '#model-life';
import { ReadModels } from '#read-models';
import { refuse } from '../../errors/problems.js';
import { Evaluations } from '../evaluations.js';
import { ExamplesOnDisk } from '../examples-on-disk.js';
import { ModelLog } from '../model-log.js';
import { RecentMessages } from '../recent-messages.js';
import { review } from '../review.js';
import { phrasesNow } from '../training-data.js';

const DAYS = 30;

/** What somebody who keeps the examples should look at. */
export class ReadReview extends Query<ReviewView> {}

@QueryHandler(ReadReview)
export class ReadReviewHandler implements IQueryHandler<ReadReview> {
  constructor(
    private readonly log: ModelLog,
    private readonly evaluations: Evaluations,
    private readonly files: ExamplesOnDisk,
    private readonly recent: RecentMessages,
    private readonly readModels: ReadModels,
  ) {}

  async execute(): Promise<ReviewView> {
    const version = championOf((await this.log.loaded()).history);
    if (version === undefined)
      throw refuse('conflict', 'No model answers yet, so there is nothing to review.');
    const { answers, ...rest } = await this.evaluations.heldOut(version);
    // What was forgotten cannot be looked at.
    const held = { ...rest, answers: answers.filter(({ text }) => text !== '') };
    const examples = await phrasesNow(this.files, this.readModels);
    const unanswered = await this.recent.unanswered(DAYS);
    return { version, ...(await review({ examples, held, unanswered })) };
  }
}
