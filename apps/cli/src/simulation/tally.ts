import type { SimulatedEvent } from '#simulator';

export interface SimulationFigures {
  readonly events: number;
  readonly shoppers: number;
  readonly visits: number;
  readonly orders: number;
  readonly conversations: number;
  /** As a classifier read them, most frequent first. */
  readonly questions: Readonly<Record<string, number>>;
}

/** Counts what is told. */
export class Tally {
  private events = 0;
  private orders = 0;
  private conversations = 0;
  private readonly shoppers = new Set<string>();
  private readonly visits = new Set<string>();
  private readonly questions = new Map<string, number>();

  add({ stream, event }: SimulatedEvent): void {
    this.events++;
    const { correlationId, actor } = event.metadata;
    if (stream.startsWith('shopper-') && actor.kind === 'shopper') {
      this.shoppers.add(actor.id.slice(2));
      this.visits.add(correlationId);
    }
    if (event.type === 'OrderCompleted') this.orders++;
    if (event.type === 'ConversationStarted') this.conversations++;
    if (event.type === 'IntentClassified') {
      const intent = event.data.ranking[0]?.intent ?? '';
      this.questions.set(intent, (this.questions.get(intent) ?? 0) + 1);
    }
  }

  figures(): SimulationFigures {
    const { events, orders, conversations } = this;
    const questions = Object.fromEntries([...this.questions].sort(([, a], [, b]) => b - a));
    return {
      events,
      shoppers: this.shoppers.size,
      visits: this.visits.size,
      orders,
      conversations,
      questions,
    };
  }
}
