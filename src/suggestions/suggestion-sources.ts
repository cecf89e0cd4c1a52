import { Injectable } from '@nestjs/common';
import { type Answer, type CannedFacts, parseAnswer } from '#assistance';
import { Clock } from '#kernel';
import type { StaffMember } from '#protocol';
import { ReadModels } from '#read-models';
import { LiveContent } from '../content/live-content.js';
import { RecentConversations } from '../conversations/recent-conversations.js';
import { Settings } from '../settings.js';
import { shopFacts } from '../shop/shop-facts.js';
import { factsOf, readTalk, type Talk } from './talk.js';

/** What suggestions are made of: the talk, the shop, and its answers. */
@Injectable()
export class SuggestionSources {
  constructor(
    private readonly log: RecentConversations,
    private readonly readModels: ReadModels,
    private readonly settings: Settings,
    private readonly content: LiveContent,
    private readonly clock: Clock,
  ) {}

  talk(conversationId: string): Promise<Talk> {
    return readTalk(this.log, this.readModels, conversationId);
  }

  async facts(
    talk: Pick<Talk, 'asked' | 'orders' | 'shopperName'>,
    { name: agentName }: Pick<StaffMember, 'name'>,
  ): Promise<CannedFacts> {
    const shop = await shopFacts(this.settings.config);
    return factsOf(talk, { shop, agentName, now: this.clock.now() });
  }

  /** How the shop answers an intent now. */
  answerTo(intent: string): Answer | undefined {
    const body = this.content.now('answer').get(intent);
    const answer = body && parseAnswer(intent, body.source);
    return answer && 'intent' in answer ? answer : undefined;
  }
}
