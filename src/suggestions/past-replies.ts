import { Injectable } from '@nestjs/common';
import { type OpenConversation, openConversationsProjection, transcriptProjection } from '#conversation';
import { type Article, ArticleIndex } from '#knowledge';
import { Clock } from '#kernel';
import { type Language, remembered, type Transcript, type TranscriptEntry } from '#protocol';
import { ReadModels } from '#read-models';
import { Forgettings } from '../live/forgettings.js';

/** What an agent answered, to what. */
export interface PastReply {
  readonly asked: string;
  readonly intent: string | undefined;
  readonly text: string;
  readonly agentName: string;
}

const CONVERSATIONS = 300;
const AT_ONCE = 100;
const KEPT_MS = 5_000;
const LONGEST = 1_000;
/** Numbers of orders and telephones, and addresses: what is true of one shopper is not told to another. */
const ABOUT_SOMEBODY = /\d{4}|@|https?:/;

interface Known {
  readonly replies: readonly PastReply[];
  readonly index: ArticleIndex;
}

/** What agents answered to similar questions in the conversations that were talked in last. */
@Injectable()
export class PastReplies {
  private known: Promise<Known> | undefined;
  private since = 0;

  constructor(
    private readonly readModels: ReadModels,
    private readonly clock: Clock,
    forgettings: Forgettings,
  ) {
    // Nobody who is forgotten is quoted.
    forgettings.listen(() => {
      this.known = undefined;
    });
  }

  /** The most similar first, the same words once. */
  async similar(
    asked: { readonly text: string; readonly language: Language; readonly intent: string | null },
    limit: number,
  ): Promise<readonly (PastReply & { readonly score: number })[]> {
    const { replies, index } = await this.current();
    return index.search(asked, { limit }).flatMap(({ articleId, score }) => {
      const reply = replies[Number(articleId)];
      return reply ? [{ ...reply, score }] : [];
    });
  }

  private current(): Promise<Known> {
    const now = this.clock.now().getTime();
    if (this.known && now - this.since < KEPT_MS) return this.known;
    this.since = now;
    this.known = this.read().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async read(): Promise<Known> {
    const query = { orderBy: 'lastAt', direction: 'descending', limit: CONVERSATIONS } as const;
    const lately = await this.readModels.find<OpenConversation>(openConversationsProjection, query);
    const replies = new Map<string, PastReply>();
    for (let from = 0; from < lately.length; from += AT_ONCE) {
      const keys = lately.slice(from, from + AT_ONCE).map(({ key }) => key);
      const found = await this.readModels.getMany<Transcript>(transcriptProjection, keys);
      for (const reply of [...found.values()].flatMap(pastRepliesIn)) {
        if (!replies.has(reply.text)) replies.set(reply.text, reply);
      }
    }
    const all = [...replies.values()];
    return { replies: all, index: new ArticleIndex(all.map(asArticle)) };
  }
}

/** Found by its question, and only in the language it was asked in. */
function asArticle({ asked, intent }: PastReply, place: number): Article {
  const isChinese = /\p{Script=Han}/u.test(asked);
  // A space is no text: the index would take the other language's otherwise.
  const text = { en: isChinese ? '—' : asked, zh: isChinese ? asked : '—' };
  return {
    articleId: String(place),
    title: { en: '', zh: '' },
    text,
    intents: intent === undefined ? [] : [intent],
  };
}

/** Each first answer of an agent to a shopper's message that says nothing of who was answered. */
export function pastRepliesIn({ entries }: Transcript): readonly PastReply[] {
  const replies: PastReply[] = [];
  let question: TranscriptEntry | undefined;
  for (const entry of entries) {
    if (entry.kind === 'shopper') question = entry;
    if (entry.kind !== 'agent' || question === undefined) continue;
    const [asked, text] = [remembered(question.text), remembered(entry.text)];
    const { classification } = question;
    question = undefined;
    if (!asked || !text || text.length > LONGEST || ABOUT_SOMEBODY.test(text)) continue;
    const intent = classification?.correction?.intent ?? classification?.ranking[0]?.intent;
    replies.push({ asked, intent, text, agentName: entry.author ?? '' });
  }
  return replies;
}
