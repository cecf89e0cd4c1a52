import type { CitedArticle, Language, RankedIntent } from '#protocol';

export interface ArticleQuestion {
  readonly text: string;
  readonly language: Language;
  /** How it was understood; absent where nothing is known of that. */
  readonly read?: { readonly ranking: readonly RankedIntent[]; readonly inScope: number };
}

/**
 * Finds what of the shop's help articles answers a question. Promises: best first, at most three, each with the
 * passage as it stands in the article; empty rather than far-fetched.
 */
export abstract class ArticleFinder {
  abstract find(question: ArticleQuestion): Promise<readonly CitedArticle[]>;
}

/** Where the shop has none. */
export class NoArticles extends ArticleFinder {
  override find(): Promise<readonly CitedArticle[]> {
    return Promise.resolve([]);
  }
}
