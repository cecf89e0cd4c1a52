import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ForesightView, Journey } from '#protocol';
import { ReadModels } from '#read-models';
import { journeyOfShopper } from '#shopper';
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
  constructor(private readonly readModels: ReadModels) {}

  async execute({ note, journey }: ShowForesight): Promise<ForesightView> {
    const { items: _, evidence = [], ...belief } = note;
    const { entries = [] } =
      journey ??
      (evidence.length > 0 ? await journeyOfShopper(this.readModels, note.shopperId) : undefined) ??
      {};
    const subjects = new Map(entries.map(({ eventId, subject }) => [eventId, subject]));
    return {
      ...belief,
      evidence: evidence.map((entry) => {
        const subject = subjects.get(entry.eventId);
        return { ...entry, ...(subject !== undefined && { subject }) };
      }),
      products: [],
    };
  }
}
