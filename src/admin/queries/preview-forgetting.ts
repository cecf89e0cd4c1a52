import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ForgettingPreview } from '#protocol';
import { OngoingForgettings } from '../../forgetting/ongoing-forgettings.js';
import { asRefusal } from '../forgetting-refusals.js';

/** What forgetting a shopper would reach. */
export class PreviewForgetting extends Query<ForgettingPreview> {
  constructor(readonly shopperId: string) {
    super();
  }
}

@QueryHandler(PreviewForgetting)
export class PreviewForgettingHandler implements IQueryHandler<PreviewForgetting> {
  constructor(private readonly forgettings: OngoingForgettings) {}

  execute({ shopperId }: PreviewForgetting): Promise<ForgettingPreview> {
    return this.forgettings.preview(shopperId).catch(asRefusal);
  }
}
