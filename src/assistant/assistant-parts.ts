import type { Logger } from 'pino';
import type { AnswerWriter, ArticleFinder, Found, Knowledge, ShopBackend } from '#assistance';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import type { DeskHours, Language } from '#protocol';
import type { ReadModels } from '#read-models';

/** Products for a shopper in the chat, shown and counted; undefined where there are none. */
export type RecommendInChat = (
  shopperId: string,
  language: Language,
  correlationId: string,
) => Promise<Found['recommended']>;

/** What the assistant works with. */
export interface AssistantParts {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly clock: Clock;
  readonly log: Logger;
  /** As of now: answers may be edited while it works. */
  readonly knowledge: Knowledge;
  readonly shop: ShopBackend;
  readonly articles: ArticleFinder;
  readonly writer: AnswerWriter;
  readonly recommend: RecommendInChat;
  /** The product that a shopper looked at last, as far as they have proved to be the one who did. */
  readonly lookedAt: (shopperId: string) => Promise<string | undefined>;
  /** When people answer, and how soon. */
  readonly desk: () => Promise<DeskHours>;
  /** Resolves when read models show everything up to a position, as far as this process can tell. */
  readonly untilCurrent: (position: bigint) => Promise<void>;
}
