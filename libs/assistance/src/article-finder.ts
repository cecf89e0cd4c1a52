import type { CitedArticle, Language } from '#protocol';

/**
 * Finds what of the shop's help articles answers a question. Promises: best first, at most three, each with the
 * passage as it stands in the article; empty rather than far-fetched; an intent narrows what is meant, null: unknown.
 */
export abstract class ArticleFinder {
  abstract find(text: string, language: Language, intent: string | null): Promise<readonly CitedArticle[]>;
}

/** Where the shop has none. */
export class NoArticles extends ArticleFinder {
  override find(): Promise<readonly CitedArticle[]> {
    return Promise.resolve([]);
  }
}
