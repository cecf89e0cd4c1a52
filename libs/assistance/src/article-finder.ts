import type { CitedArticle, Language } from '#protocol';

export interface ArticleQuestion {
  readonly text: string;
  readonly language: Language;
  /** What the question was understood to ask for, where it was. */
  readonly intent: string | null;
}

/** Finds what the shop's help articles say to a question. */
export abstract class ArticleFinder {
  /**
   * Passages as they stand in the articles, the most fitting first, at most one of each article and at most three.
   * Empty where none fits well enough to be shown.
   */
  abstract find(question: ArticleQuestion): Promise<readonly CitedArticle[]>;
}
