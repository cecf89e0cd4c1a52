import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { Clock, type RecordedEvent } from '#kernel';
import { isForgotten, type Recorded } from '#protocol';
import type { Unanswered } from '#understanding';

const DAY_MS = 24 * 3_600_000;
/** The newest count most, and more would take minutes to answer. */
const AT_MOST = 5_000;
const PAGE = 1_000;

export interface RecentMessage {
  readonly text: string;
  readonly conversationId: string;
  readonly messageId: string;
  readonly at: string;
}

type Type = 'ShopperMessageSent' | 'IntentClassified';

/** What shoppers wrote lately and how it was understood, straight from the log. */
@Injectable()
export class RecentMessages {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  /** Newest first, at most 5,000; without what was forgotten. */
  async said(days: number): Promise<readonly RecentMessage[]> {
    const events = (await this.newest('ShopperMessageSent', days)) as Recorded<'ShopperMessageSent'>[];
    return events.flatMap(({ data: { text, conversationId, messageId }, metadata }) =>
      isForgotten(text) ? [] : [{ text, conversationId, messageId, at: metadata.occurredAt }],
    );
  }

  /** Messages that got no intent's answer, or an unsure one, newest first. */
  async unanswered(days: number): Promise<readonly Unanswered[]> {
    const events = (await this.newest('IntentClassified', days)) as Recorded<'IntentClassified'>[];
    const languages = new Map(
      events
        .filter(({ data }) => data.outOfScope || data.band === 'unsure')
        .map(({ data }) => [nameOf(data), data.language]),
    );
    return (await this.said(days)).flatMap(({ text, conversationId, messageId }) => {
      const language = languages.get(nameOf({ conversationId, messageId }));
      return language === undefined ? [] : [{ text, language, conversationId, messageId }];
    });
  }

  private async newest(type: Type, days: number): Promise<RecordedEvent[]> {
    const occurredFrom = new Date(this.clock.now().getTime() - days * DAY_MS).toISOString();
    const filter = { types: [type], streamPrefixes: ['conversation-'], occurredFrom };
    const found: RecordedEvent[] = [];
    let before = (await this.store.head()) + 1n;
    while (found.length < AT_MOST) {
      const page = await this.store.readAllBackwards(before, filter, PAGE);
      found.push(...page);
      before = page.at(-1)?.position ?? 0n;
      if (page.length < PAGE) break;
    }
    return found;
  }
}

const nameOf = ({ conversationId, messageId }: Pick<RecentMessage, 'conversationId' | 'messageId'>): string =>
  `${conversationId}/${messageId}`;
