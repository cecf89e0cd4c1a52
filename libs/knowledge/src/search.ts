import type { Language, RankedIntent } from '#protocol';

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

/** How the question was understood: the most probable intents, and how probably it is about any of them. */
export interface ReadQuestion {
  readonly ranking: readonly RankedIntent[];
  readonly inScope: number;
}

export interface ArticleQuery {
  readonly text: string;
  readonly language: Language;
  /** What it asks for, where no more is known of how it was understood. */
  readonly intent?: string | null;
  readonly read?: ReadQuestion | undefined;
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

/** How words, meaning and understanding add up; chosen on a part of `test/fixtures/knowledge`, see docs/content.md. */
export interface SearchSettings {
  /** Share of the sentences' meaning, from 0 to 1, where there are vectors; the rest is the words'. */
  readonly meaning: number;
  /** Share of the whole article in what words say of a passage. */
  readonly article: number;
  /** Share of how shoppers ask, beside what the article says, where it is known how they ask. */
  readonly asked: number;
  /** What an article gains that answers the intent. */
  readonly intent: number;
  /** What an article gains, at most, that answers what was read: so much times the probability of its intents. */
  readonly read: number;
  /** Nothing is shown below: by words alone, with vectors, and so much more where it is known what was read. */
  readonly least: {
    readonly words: Readonly<Record<Language, number>>;
    readonly both: number;
    readonly read: number;
  };
}

export const SEARCH_SETTINGS: SearchSettings = {
  meaning: 0.5,
  article: 0.4,
  asked: 0.5,
  intent: 0.2,
  read: 0.5,
  least: { words: { en: 0.14, zh: 0.12 }, both: 0.33, read: 0.12 },
};

/** Vectors of sentences; of what is not there, words alone count. */
export type Vectors = ReadonlyMap<string, Float32Array>;
