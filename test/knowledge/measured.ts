import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Article, ArticleIndex, type ReadQuestion, type SearchSettings } from '#knowledge';
import { shareOf } from '#outcomes';
import type { Language, ShareView } from '#protocol';
import { type IntentClassifier, readExamples, type SentenceEncoder } from '#understanding';
import { loadDemo } from '../../src/demo/load.js';

const texts = z.strictObject({ en: z.array(z.string()), zh: z.array(z.string()) });
const halves = z.strictObject({ development: texts, test: texts });
const file = z.strictObject({
  articles: z.record(z.string(), halves),
  nothing: halves,
  alsoRight: z.record(z.string(), z.string()),
});

export type Half = keyof z.infer<typeof halves>;

export interface AskedQuestion {
  readonly half: Half;
  readonly language: Language;
  readonly text: string;
  /** The articles that answer; none do where empty. */
  readonly right: readonly string[];
  readonly vector?: Float32Array | undefined;
  /** How the intent model reads it. */
  readonly read?: ReadQuestion | undefined;
}

/** The questions of test/fixtures/knowledge. */
export async function readQuestions(): Promise<readonly AskedQuestion[]> {
  const source = await readFile(join('test', 'fixtures', 'knowledge', 'questions.yml'), 'utf8');
  const { articles, nothing, alsoRight } = file.parse(parse(source));
  const asked: AskedQuestion[] = [];
  for (const [article, own] of [...Object.entries(articles), [undefined, nothing] as const]) {
    for (const half of ['development', 'test'] as const) {
      for (const language of ['en', 'zh'] as const) {
        for (const text of own[half][language]) {
          const right = article === undefined ? [] : [article, ...(alsoRight[text] ? [alsoRight[text]] : [])];
          asked.push({ half, language, text, right });
        }
      }
    }
  }
  return asked;
}

/** The demo shop's help articles, with how shoppers ask for what they answer. */
export async function demoArticles(): Promise<readonly Article[]> {
  const { help } = await loadDemo('demo');
  const examples = await readExamples('intents');
  return help.map(({ slug, title, body, intents }) => {
    const own = examples.filter(({ intent }) => intents.includes(intent)).map(({ text }) => text);
    const asked = { en: own.filter((text) => !isChinese(text)), zh: own.filter(isChinese) };
    return { articleId: slug, title, text: body, intents, asked };
  });
}

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

export interface Corpus {
  readonly articles: readonly Article[];
  readonly questions: readonly AskedQuestion[];
  readonly vectors: ReadonlyMap<string, Float32Array>;
}

/** What is asked and what is known, with the vectors of texts in the encoder's languages and how each question is read. */
export async function corpus(encoder: SentenceEncoder, classifier: IntentClassifier): Promise<Corpus> {
  const articles = await demoArticles();
  const questions = await readQuestions();
  const languages = (['en', 'zh'] as const).filter((language) => encoder.languages.includes(language));
  const index = new ArticleIndex(articles);
  const sentences = languages.flatMap((language) => index.sentences(language));
  const spoken = questions.map(({ language, text }) => (languages.includes(language) ? text : ''));
  const [known, vectors] = [await encoder.encode(sentences), await encoder.encode(spoken)];
  const read = await classifier.classify(questions.map(({ text }) => ({ text })));
  return {
    articles,
    questions: questions.map((one, i) => ({
      ...one,
      read: read[i],
      ...(spoken[i] && { vector: vectors[i] }),
    })),
    vectors: new Map(sentences.map((sentence, i) => [sentence, known[i] ?? new Float32Array()])),
  };
}

export interface Recall {
  readonly at1: ShareView;
  readonly at3: ShareView;
  /** Of the answerable, those for which a right article is shown first; and those for which a wrong one is. */
  readonly right: ShareView;
  readonly wrong: ShareView;
  /** Of what no article answers, those for which nothing is shown. */
  readonly silent: ShareView;
}

export interface Measuring {
  readonly half: Half;
  readonly language: Language;
  /** What counts beside the words. */
  readonly vectors?: boolean;
  readonly read?: boolean;
  readonly settings?: SearchSettings;
}

/** How well the articles are found. */
export function recallOf(found: Corpus, measuring: Measuring): Recall {
  const { half, language, settings, vectors = false, read = false } = measuring;
  const index = new ArticleIndex(found.articles, settings);
  const rank = (one: AskedQuestion, least?: number): readonly string[] => {
    const query = {
      text: one.text,
      language,
      vector: vectors ? one.vector : undefined,
      read: read ? one.read : undefined,
    };
    const options = { vectors: found.vectors, ...(least !== undefined && { least }) };
    return index.search(query, options).map(({ articleId }) => articleId);
  };
  const own = found.questions.filter((one) => one.half === half && one.language === language);
  const answerable = own.filter(({ right }) => right.length > 0);
  const others = own.filter(({ right }) => right.length === 0);
  const share = (of: readonly AskedQuestion[], holds: (one: AskedQuestion) => boolean): ShareView =>
    shareOf(of.filter(holds).length, of.length);
  const isRight = (one: AskedQuestion, articles: readonly string[]): boolean =>
    articles.some((article) => one.right.includes(article));
  return {
    at1: share(answerable, (one) => isRight(one, rank(one, 0).slice(0, 1))),
    at3: share(answerable, (one) => isRight(one, rank(one, 0))),
    right: share(answerable, (one) => isRight(one, rank(one).slice(0, 1))),
    wrong: share(answerable, (one) => rank(one).length > 0 && !isRight(one, rank(one).slice(0, 1))),
    silent: share(others, (one) => rank(one).length === 0),
  };
}
