import type { DataOf } from '#protocol';
import type { Clock } from '#kernel';
import { AnswerWriter, type WritersQuestion, type WrittenAnswer } from '../answer-writer.js';
import type { ShopFacts } from '../shop-facts.js';
import { answerPrompt } from './answer-prompt.js';
import { grounded } from './grounded.js';
import type { LanguageModel } from './language-model.js';

/** What is written down of an asking. */
export type Generated = Omit<
  DataOf<'AnswerGenerated'>,
  'conversationId' | 'shopperId' | 'prompt' | 'answer'
> & {
  readonly prompt: string;
  readonly answer: string;
};

/** Remembers what was written, in the conversation itself. */
export abstract class GeneratedAnswers {
  /** What was written for a message before: reacting to it again asks nobody again. */
  abstract find(conversationId: string, messageId: string): Promise<Generated | undefined>;
  abstract keep(conversationId: string, generated: Generated): Promise<void>;
}

interface Parts {
  readonly model: LanguageModel;
  readonly answers: GeneratedAnswers;
  readonly shop: ShopFacts;
  readonly clock: Clock;
  readonly timeLimitMs: number;
}

/** A model that failed is left alone for a while: shoppers would wait for it, one after another. */
const REST_MS = 30_000;

/**
 * Has answers written by a language model from what was found, and lets only those through that cite it. Asks nobody
 * where nothing was found. Whatever comes of it is written down.
 */
export class GroundedWriter extends AnswerWriter {
  private restsUntil = 0;

  constructor(private readonly parts: Parts) {
    super();
  }

  override async write(question: WritersQuestion): Promise<WrittenAnswer | undefined> {
    const { conversationId, messageId, articles } = question;
    if (articles.length === 0) return undefined;
    const before = await this.parts.answers.find(conversationId, messageId);
    if (!before && this.parts.clock.now().getTime() < this.restsUntil) return undefined;
    const generated = before ?? (await this.ask(question));
    if (!before) await this.parts.answers.keep(conversationId, generated);
    const sources = before ? sourcesOf(before, articles) : articles;
    const sent = sources && generated.refused === undefined ? grounded(generated.answer, sources) : undefined;
    return sent && { ...sent, writtenBy: generated.model };
  }

  private async ask(question: WritersQuestion): Promise<Generated> {
    const { model, shop, clock, timeLimitMs } = this.parts;
    const { system, prompt } = answerPrompt(question, shop, clock.now());
    const start = clock.now().getTime();
    const signal = AbortSignal.timeout(timeLimitMs);
    const asked = {
      inReplyTo: question.messageId,
      prompt: `${system}\n\n${prompt}`,
      sources: question.articles.map(({ articleId }) => articleId),
    };
    const took = () => ({ milliseconds: Math.max(0, clock.now().getTime() - start) });
    try {
      const { text, version } = await model.complete({ system, prompt, signal });
      const answer = text.slice(0, LONGEST_KEPT).toWellFormed();
      const isGrounded = grounded(answer, question.articles) !== undefined;
      const refused = isGrounded ? {} : ({ refused: 'cites-nothing' } as const);
      return { ...asked, ...refused, ...took(), model: { name: model.name, version }, answer };
    } catch {
      // The model's own words for it are in the operator's log; the conversation goes on without it.
      this.restsUntil = clock.now().getTime() + REST_MS;
      const refused = signal.aborted ? 'too-late' : 'failed';
      return { ...asked, ...took(), refused, model: { name: model.name, version: 'unknown' }, answer: '' };
    }
  }
}

const LONGEST_KEPT = 8_000;

/** What an answer's numbers stand for; undefined where that is not found any more, and they would name other articles. */
function sourcesOf(
  { sources }: Generated,
  articles: WritersQuestion['articles'],
): WritersQuestion['articles'] | undefined {
  const found = sources.flatMap((id) => articles.find(({ articleId }) => articleId === id) ?? []);
  return found.length === sources.length ? found : undefined;
}
