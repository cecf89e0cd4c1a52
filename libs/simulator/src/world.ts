import { type Actor, derivedId } from '#kernel';
import { type DataOf, schemaVersionOf, type EventType, type Language, type New } from '#protocol';
import type { Random } from './chance/random.js';
import { TimeQueue } from './chance/time-queue.js';
import type { Shop } from './shop/shop.js';
import type { Truth } from './truth.js';

/** An event and the stream it belongs to. */
export interface SimulatedEvent {
  readonly stream: string;
  readonly event: New;
}

/** Sentences that shoppers write, by intent. */
export type Phrases = Readonly<Record<string, Readonly<Record<Language, readonly string[]>>>>;

/** Who tells an event, and what it belongs to. */
export interface Telling {
  readonly actor: Actor;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** What all shoppers share: the shop, what is due, and what has been told and not yet handed out. */
export class World {
  readonly due = new TimeQueue<() => void>();
  readonly told = new TimeQueue<SimulatedEvent>();
  private readonly counts = new Map<string, number>();

  constructor(
    readonly shop: Shop,
    readonly phrases: Phrases,
    /** Stands in every id: other seeds and other beginnings give other events. */
    private readonly key: string,
    readonly until: number,
    readonly roundTheClock: boolean,
    readonly onTruth: (truth: Truth) => void,
  ) {}

  /** Something that will be done; what is due after the end never is. */
  plan(at: number, act: () => void): void {
    if (at < this.until) this.due.add(at, act);
  }

  /** @returns the event's id, which follows from its stream and place in it */
  tell<Type extends EventType>(
    stream: string,
    type: Type,
    at: number,
    data: DataOf<Type>,
    { actor, correlationId, causationId }: Telling,
  ): string {
    const count = (this.counts.get(stream) ?? 0) + 1;
    this.counts.set(stream, count);
    const id = derivedId('simulated', this.key, stream, String(count));
    const metadata = {
      correlationId: correlationId ?? id,
      ...(causationId !== undefined && { causationId }),
      actor,
      occurredAt: new Date(at).toISOString(),
    };
    const schemaVersion = schemaVersionOf(type);
    this.told.add(at, { stream, event: { id, type, schemaVersion, data, metadata } as New });
    return id;
  }

  phrase(random: Random, intent: string, language: Language): string {
    const phrases = this.phrases[intent]?.[language] ?? [];
    if (phrases.length === 0) throw new RangeError(`No ${language} phrase for the intent ${intent}.`);
    return random.pick(phrases);
  }
}
