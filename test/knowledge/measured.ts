import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Article, ArticleIndex, type SearchSettings } from '#knowledge';
import type { Language } from '#protocol';
import { readExamples, type SentenceEncoder } from '#understanding';
import { loadDemo } from '../../src/demo/load.js';

const half = z.enum(['choose', 'report']);
const asked = z.strictObject({
  half,
  en: z.string().optional(),
  zh: z.string().optional(),
  article: z.string().optional(),
});
const file = z.strictObject({ questions: z.array(asked), nothing: z.array(asked) });

export interface AskedQuestion {
  readonly half: z.infer<typeof half>;
  readonly language: Language;
  readonly text: string;
  /** The article that answers; absent: none does. */
  readonly article?: string | undefined;
  readonly vector?: Float32Array | undefined;
}

/** The questions of test/fixtures/knowledge. */
export async function readQuestions(): Promise<readonly AskedQuestion[]> {
  const { questions, nothing } = file.parse(
    parse(await readFile(join('test', 'fixtures', 'knowledge', 'questions.yml'), 'utf8')),
  );
  return [...questions, ...nothing].map((one) => ({
    half: one.half,
    language: one.en === undefined ? 'zh' : 'en',
    text: one.en ?? one.zh ?? '',
    article: one.article,
  }));
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

/** Articles and questions with the vectors of those in the encoder's languages. */
export async function corpus(encoder: SentenceEncoder): Promise<Corpus> {
  const articles = await demoArticles();
  const questions = await readQuestions();
  const languages = (['en', 'zh'] as const).filter((language) => encoder.languages.includes(language));
  const index = new ArticleIndex(articles);
  const sentences = languages.flatMap((language) => index.sentences(language));
  const texts = questions.map(({ language, text }) => (languages.includes(language) ? text : ''));
  const [known, asked] = [await encoder.encode(sentences), await encoder.encode(texts)];
  return {
    articles,
    questions: questions.map((one, i) => (texts[i] ? { ...one, vector: asked[i] } : one)),
    vectors: new Map(sentences.map((sentence, i) => [sentence, known[i] ?? new Float32Array()])),
  };
}

export interface Recall {
  readonly questions: number;
  readonly at1: number;
  readonly at3: number;
  /** Share of the answerable for which anything is shown, and of the unanswerable for which nothing is. */
  readonly shown: number;
  readonly silent: number;
  /** Of what is shown first, the share that is right. */
  readonly precision: number;
}

/** How well the articles are found. @param byWords whether vectors are left out */
export function recallOf(
  { articles, questions, vectors }: Corpus,
  settings: SearchSettings,
  {
    half,
    language,
    byWords = false,
  }: { half: AskedQuestion['half']; language?: Language; byWords?: boolean },
): Recall {
  const index = new ArticleIndex(articles, settings);
  const own = questions.filter((one) => one.half === half && (language ?? one.language) === one.language);
  const rank = ({ text, language: spoken, vector }: AskedQuestion, least?: number) =>
    index.search(
      { text, language: spoken, vector: byWords ? undefined : vector },
      { vectors, ...(least !== undefined && { least }) },
    );
  const answerable = own.filter(({ article }) => article !== undefined);
  const others = own.filter(({ article }) => article === undefined);
  const within = (places: number) =>
    answerable.filter((one) =>
      rank(one, 0)
        .slice(0, places)
        .some(({ articleId }) => articleId === one.article),
    ).length / answerable.length;
  const shown = answerable.filter((one) => rank(one).length > 0);
  return {
    questions: answerable.length,
    at1: within(1),
    at3: within(3),
    shown: shown.length / answerable.length,
    silent: others.filter((one) => rank(one).length === 0).length / others.length,
    precision:
      shown.filter((one) => rank(one)[0]?.articleId === one.article).length / Math.max(1, shown.length),
  };
}
