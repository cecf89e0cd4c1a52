import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ForesightView, Journey, JourneyEntry } from '#protocol';
import { ReadModels } from '#read-models';
import { journeyOfShopper } from '#shopper';
import { Recommender } from '../../recommendations/recommender.js';
import type { ForesightNote } from '../../foresight/online/foresight-note.js';

/** What is believed of a shopper as agents see it: with what the events were about, and products by name. */
export class ShowForesight extends Query<ForesightView> {
  constructor(
    readonly note: ForesightNote,
    /** Where it is at hand. */
    readonly journey?: Journey,
  ) {
    super();
  }
}

@QueryHandler(ShowForesight)
export class ShowForesightHandler implements IQueryHandler<ShowForesight> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly recommender: Recommender,
  ) {}

  async execute({ note, journey }: ShowForesight): Promise<ForesightView> {
    const { items = [], evidence = [], ...belief } = note;
    const [products, entries] = await Promise.all([
      this.recommender.forAgent(note.shopperId, items),
      evidence.length > 0 ? this.entries(note.shopperId, journey) : [],
    ]);
    const subjects = new Map(entries.map(({ eventId, subject }) => [eventId, subject]));
    return {
      ...belief,
      evidence: evidence.map((entry) => {
        const subject = subjects.get(entry.eventId);
        return { ...entry, ...(subject !== undefined && { subject }) };
      }),
      products: [...products],
    };
  }

  private async entries(shopperId: string, journey: Journey | undefined): Promise<readonly JourneyEntry[]> {
    return (journey ?? (await journeyOfShopper(this.readModels, shopperId)))?.entries ?? [];
  }
}
