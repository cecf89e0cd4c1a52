import type { CitedArticle, Language, OrderView } from '#protocol';

/** A question that no answer of the shop's is sure to fit. */
export interface WritersQuestion {
  readonly conversationId: string;
  /** Of the message that is answered. */
  readonly messageId: string;
  readonly shopperId: string;
  readonly text: string;
  readonly language: Language;
  /** What was found for it, best first. */
  readonly articles: readonly CitedArticle[];
  /** The shopper's own, newest first. */
  readonly orders: readonly OrderView[];
}

export interface WrittenAnswer {
  readonly text: string;
  readonly writtenBy: { readonly name: string; readonly version: string };
  /** What it goes by; never empty. */
  readonly articles: readonly CitedArticle[];
}

/**
 * Writes an answer where the assistant is unsure, from what was found. Promises: undefined where it has no source,
 * was too slow or failed, and the assistant goes on as if nobody had been asked; it acts on nothing.
 */
export abstract class AnswerWriter {
  abstract write(question: WritersQuestion): Promise<WrittenAnswer | undefined>;
}

/** Where none is wanted. */
export class NoWriter extends AnswerWriter {
  override write(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}
