import { Injectable } from '@nestjs/common';
import { type CannedFacts, chooseOrder, fillAnswer } from '#assistance';
import type { Language, StaffMember, Suggestion } from '#protocol';
import { Articles } from '../knowledge/articles.js';
import { CannedReplies, filledReply } from './canned-replies.js';
import { PastReplies } from './past-replies.js';
import { SuggestionSources } from './suggestion-sources.js';
import type { Talk } from './talk.js';

const MOST = { canned: 3, history: 2, articles: 2, all: 6 };
/** Lines of the slash menu. */
const TYPED = 30;
/** A reading that is less probable than this is shown behind what was found by the words. */
const LIKELY = 0.5;

interface Scored {
  readonly suggestion: Suggestion;
  readonly score: number;
}

/** What could be answered to what a shopper wrote last. */
@Injectable()
export class Suggestions {
  constructor(
    private readonly sources: SuggestionSources,
    private readonly canned: CannedReplies,
    private readonly past: PastReplies,
    private readonly articles: Articles,
  ) {}

  /** Best first; everything is filled in with what is known at this moment. */
  async of(conversationId: string, agent: Pick<StaffMember, 'name'>): Promise<readonly Suggestion[]> {
    const talk = await this.sources.talk(conversationId);
    if (talk.asked.trim() === '') return [];
    const facts = await this.sources.facts(talk, agent);
    const found = await Promise.all([
      this.fromCanned(talk, facts),
      this.fromHistory(talk),
      this.fromArticles(talk),
    ]);
    const best = [...this.answer(talk, facts), ...found.flat()].sort((one, other) => other.score - one.score);
    const texts = new Set<string>();
    return best
      .filter(({ suggestion: { text } }) => !texts.has(text) && texts.add(text))
      .slice(0, MOST.all)
      .map(({ suggestion }) => suggestion);
  }

  /** The slash menu's: canned replies by what is typed, filled in for the conversation. */
  async typed(
    asked: {
      readonly q: string;
      readonly conversationId?: string | undefined;
      readonly language?: Language | undefined;
    },
    agent: Pick<StaffMember, 'name'>,
  ): Promise<readonly Suggestion[]> {
    const talk =
      asked.conversationId === undefined ? undefined : await this.sources.talk(asked.conversationId);
    const language = asked.language ?? talk?.language ?? 'en';
    const facts = await this.sources.facts(talk ?? { asked: '', orders: [], shopperName: undefined }, agent);
    const search = { text: talk?.asked ?? '', language, intent: talk?.intent ?? null, limit: TYPED };
    return (await this.canned.typed(asked.q, search)).map((reply) => filledReply(reply, facts, language));
  }

  private answer(
    { asked, intent, probability, language, orders }: Talk,
    { shop, now }: CannedFacts,
  ): Scored[] {
    const answer = intent === null ? undefined : this.sources.answerTo(intent);
    if (!answer) return [];
    const choice = chooseOrder(asked, orders, answer.prefer);
    const order = choice.kind === 'order' ? choice.order : undefined;
    const text = fillAnswer(answer, { language, shop, now, order });
    const suggestion = { source: 'answer', title: answer.title[language], text, probability } as const;
    return [{ suggestion, score: probability >= LIKELY ? 1 + probability : probability }];
  }

  private async fromCanned({ asked: text, language, intent }: Talk, facts: CannedFacts): Promise<Scored[]> {
    const found = await this.canned.fitting({ text, language, intent, limit: MOST.canned });
    return found.map((reply) => ({ suggestion: filledReply(reply, facts, language), score: reply.score }));
  }

  private async fromHistory({ asked: text, language, intent }: Talk): Promise<Scored[]> {
    const found = await this.past.similar({ text, language, intent }, MOST.history);
    return found.map(({ text: reply, agentName, score }) => ({
      suggestion: { source: 'history', title: agentName, text: reply },
      score,
    }));
  }

  private async fromArticles({ asked, language, intent, probability }: Talk): Promise<Scored[]> {
    const read = { ranking: intent === null ? [] : [{ intent, probability }], inScope: 1 };
    const found = await this.articles.search({ text: asked, language, read, limit: MOST.articles });
    return found.map(({ score, ...article }) => ({
      suggestion: {
        source: 'answer',
        title: article.title,
        text: INTRODUCED[language](article.title),
        parts: [{ kind: 'articles', articles: [article] }],
      },
      score,
    }));
  }
}

const INTRODUCED: Readonly<Record<Language, (title: string) => string>> = {
  en: (title) => `Our help page “${title}” says how this works:`,
  zh: (title) => `帮助页《${title}》里有说明，请看：`,
};
