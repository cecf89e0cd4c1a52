import type { Language } from '#protocol';

export interface Article {
  readonly articleId: string;
  readonly title: Readonly<Record<Language, string>>;
  /** Markdown; empty in a language it is not written in. */
  readonly text: Readonly<Record<Language, string>>;
  /** What it answers. */
  readonly intents: readonly string[];
  /** How shoppers ask for that, in their own words: the examples of those intents. */
  readonly asked?: Readonly<Record<Language, readonly string[]>>;
}

export interface ArticleQuery {
  readonly text: string;
  readonly language: Language;
  readonly intent?: string | null;
  /** The question's vector, of unit length, where the language's sentences have vectors. */
  readonly vector?: Float32Array | undefined;
}

export interface FoundPassage {
  readonly articleId: string;
  readonly title: string;
  /** As it stands in the article. */
  readonly passage: string;
  /** From 0 to 1, and above where the intent fits too. */
  readonly score: number;
}

/** How words, meaning and intent add up; chosen on half of `test/fixtures/knowledge`, see docs/content.md. */
export interface SearchSettings {
  /** Share of the sentences' meaning, from 0 to 1, where there are vectors; the rest is the words'. */
  readonly meaning: number;
  /** Share of the whole article in what words say of a passage. */
  readonly article: number;
  /** Share of how shoppers ask, beside what the article says, where it is known how they ask. */
  readonly asked: number;
  /** What an article gains that answers the intent. */
  readonly intent: number;
  /** Nothing is shown below: with vectors, and by words alone, of which Chinese pairs are found less often. */
  readonly least: { readonly both: number; readonly words: Readonly<Record<Language, number>> };
}

export const SEARCH_SETTINGS: SearchSettings = {
  meaning: 0.5,
  article: 0.4,
  asked: 0.5,
  intent: 0.2,
  least: { both: 0.32, words: { en: 0.12, zh: 0.08 } },
};

/** Vectors of sentences; of what is not there, words alone count. */
export type Vectors = ReadonlyMap<string, Float32Array>;
