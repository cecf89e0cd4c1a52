import type { EventStore } from '#event-store';
import type { Clock, RecordedEvent } from '#kernel';
import { foresightStream, isOneOf, type Recorded } from '#protocol';
import type { Believed, Cause } from './believed.js';
import { questionPredicted } from './question-predicted.js';

const PAGE = 50;
const LOOKED_THROUGH = 500;

const isPrediction = isOneOf(['QuestionPredicted']);

/** What was said of shoppers' next questions, in the log. */
export class SaidQuestions {
  constructor(
    private readonly store: Pick<EventStore, 'append' | 'readStream'>,
    private readonly clock: Clock,
  ) {}

  /** The last prediction of a shopper; what became of recommendations stands between. */
  async last(shopperId: string): Promise<Recorded<'QuestionPredicted'> | undefined> {
    let before: RecordedEvent | undefined;
    for (let looked = 0; looked < LOOKED_THROUGH; looked += PAGE) {
      if (before?.revision === 0) return undefined;
      const page = await this.store.readStream(foresightStream(shopperId), {
        direction: 'backwards',
        limit: PAGE,
        ...(before && { from: before.revision - 1 }),
      });
      const found = page.find(isPrediction);
      if (found || page.length < PAGE) return found;
      before = page.at(-1);
    }
    return undefined;
  }

  async write(belief: Believed, cause: Cause): Promise<void> {
    const event = questionPredicted(belief, cause, this.clock.now().toISOString());
    await this.store.append(foresightStream(belief.shopperId), [event]);
  }
}
