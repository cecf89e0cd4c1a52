import type { Logger } from 'pino';
import { ArticleFinder, type ArticleQuestion } from '#assistance';
import { type Article, ArticleIndex, type FoundPassage, type ReadQuestion } from '#knowledge';
import type { ArticleHit, CitedArticle, Language, ProjectionStatus } from '#protocol';
import { askedPhrases } from '../content/asked-phrases.js';
import type { LiveContent } from '../content/live-content.js';
import { MadeOfContent } from '../content/made-of-content.js';
import type { Encoders } from '../understanding/encoders.js';
import type { Role } from '../roles/role.js';
import type { ReadingHere } from './reading-here.js';
import { SentenceVectors } from './sentence-vectors.js';

interface Parts {
  readonly content: LiveContent;
  /** Absent: words alone are searched. */
  readonly encoders: Pick<Encoders, 'chosen'> | undefined;
  /** Where an article is read, with `{id}` in the place of its id. */
  readonly articleUrl: string | undefined;
  /** Reads questions in this process; absent where it has no intent model. */
  readonly reader?: Pick<ReadingHere, 'read'> | undefined;
  readonly log: Logger;
}

export interface ArticleSearch {
  readonly text: string;
  readonly language: Language;
  /** How it was understood; where that is not told, it is read here, if this process can. */
  readonly read?: ReadQuestion | undefined;
  readonly limit?: number;
}

/** A passage that fits much less than the best is no answer beside it. */
const BESIDE_THE_BEST = 0.8;

/** The shop's help articles as they stand now, found by words and meaning. */
export class Articles extends ArticleFinder implements Role {
  private readonly index: MadeOfContent<ArticleIndex>;
  private readonly vectors: SentenceVectors;

  constructor(private readonly parts: Parts) {
    super();
    this.vectors = new SentenceVectors(parts.encoders, parts.log);
    this.index = new MadeOfContent(parts.content, ['article', 'intent'], () => this.build());
  }

  override async find(question: ArticleQuestion): Promise<readonly CitedArticle[]> {
    const found = await this.passages(question);
    const least = (found[0]?.score ?? 0) * BESIDE_THE_BEST;
    return found.filter(({ score }) => score >= least).map(({ score: _, ...cited }) => cited);
  }

  /** The best passage of each article that fits, with how well. */
  async search(search: ArticleSearch): Promise<readonly ArticleHit[]> {
    const read = search.read ?? (await this.parts.reader?.read(search.text));
    return this.passages({ ...search, read });
  }

  /** Resolves when sentences' meaning counts too, where it can. */
  async ready(): Promise<void> {
    await this.index.now();
    await this.vectors.ready();
  }

  /** Nothing is read or encoded before somebody asks. */
  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return this.vectors.close();
  }

  /** It follows what the log says of content, and has no place of its own. */
  status(): Promise<readonly ProjectionStatus[]> {
    return Promise.resolve([]);
  }

  private async passages({ text, language, read, limit = 3 }: ArticleSearch): Promise<readonly ArticleHit[]> {
    const index = await this.index.now();
    const meaning = await this.vectors.of(text, language);
    const query = { text, language, read, vector: meaning.vector };
    const found = index.search(query, { limit, ...(meaning.vectors && { vectors: meaning.vectors }) });
    return found.map((passage) => this.hit(passage));
  }

  private hit({ articleId, title, passage, score }: FoundPassage): ArticleHit {
    const url = this.parts.articleUrl?.replaceAll('{id}', encodeURIComponent(articleId));
    return { articleId, title, passage, score, ...(url !== undefined && { url }) };
  }

  private async build(): Promise<ArticleIndex> {
    const { content } = this.parts;
    const asked = await askedPhrases(content);
    const articles = [...content.now('article')].map(
      ([articleId, { title, text, intents = [] }]): Article => ({
        articleId,
        title,
        text,
        intents,
        asked: asked(intents),
      }),
    );
    const index = new ArticleIndex(articles);
    this.vectors.want((language) => index.sentences(language));
    return index;
  }
}
