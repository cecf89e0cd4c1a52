import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAnswer, readAnswers } from '#assistance';
import { ContentFileInvalid, type FileContent, readArticleFile, readCannedFile } from '#content';
import type { ContentBody, ContentKind } from '#protocol';
import type { Example } from '#understanding';
import type { Config } from '../config/config.js';
import type { ExamplesOnDisk } from '../understanding/examples-on-disk.js';

export type Bodies = ReadonlyMap<string, ContentBody>;

const DEMO_ARTICLES = fileURLToPath(new URL('../../../demo/help/', import.meta.url));

type Folders = Pick<Config, 'answers' | 'articles' | 'canned' | 'demo'>;

/** What the shop's files say: version 0 of its content. Read once, except for phrases, whose files may change. */
export class ContentFiles {
  private constructor(
    private readonly read: ReadonlyMap<ContentKind, Bodies>,
    private readonly phrases: ExamplesOnDisk,
  ) {}

  /**
   * @throws InvalidAnswers naming file and section of every answer that cannot be used
   * @throws ContentFileInvalid naming an article or canned reply that cannot
   */
  static async open(folders: Folders, phrases: ExamplesOnDisk): Promise<ContentFiles> {
    const articles = folders.articles ?? (folders.demo ? DEMO_ARTICLES : undefined);
    await readAnswers(folders.answers);
    const read = new Map<ContentKind, Bodies>([
      ['answer', await bodiesIn(folders.answers, answerOf)],
      ['article', articles === undefined ? new Map() : await bodiesIn(articles, readArticleFile)],
      ['canned', await bodiesIn(folders.canned, readCannedFile, true)],
    ]);
    return new ContentFiles(read, phrases);
  }

  /** Everything but phrases, without waiting. */
  now(kind: Exclude<ContentKind, 'intent'>): Bodies {
    return this.read.get(kind) ?? new Map();
  }

  /** @throws ExamplesInvalid where a file of phrases cannot be read */
  async of(kind: ContentKind): Promise<Bodies> {
    return kind === 'intent' ? this.intents(await this.phrases.read()) : this.now(kind);
  }

  private intents(examples: readonly Example[]): Bodies {
    const texts = new Map<string, { en: string[]; zh: string[] }>();
    for (const { intent, text } of examples) {
      const own = texts.get(intent) ?? { en: [], zh: [] };
      own[/\p{Script=Han}/u.test(text) ? 'zh' : 'en'].push(text);
      texts.set(intent, own);
    }
    const bodies = [...texts].map(([intent, phrases]): [string, ContentBody] => {
      return [intent, { kind: 'intent', body: { title: this.titleOf(intent), examples: phrases } }];
    });
    return new Map(bodies.sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** An intent is called what its answer is called. */
  private titleOf(intent: string): { en: string; zh: string } {
    const answer = this.now('answer').get(intent);
    const read = answer?.kind === 'answer' ? parseAnswer(intent, answer.body.source) : [];
    return 'title' in read ? read.title : { en: intent, zh: intent };
  }
}

const answerOf = (file: string, source: string): FileContent => {
  const read = parseAnswer(file, source);
  if (!('intent' in read)) throw new ContentFileInvalid(file, read[0]?.message ?? 'cannot be read.');
  return { contentId: read.intent, content: { kind: 'answer', body: { source } } };
};

/** @param isOptional whether the folder may be missing */
async function bodiesIn(
  folder: string,
  read: (file: string, source: string) => FileContent,
  isOptional = false,
): Promise<Bodies> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isOptional && (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  const bodies = new Map<string, ContentBody>();
  for (const name of names.filter((one) => one.endsWith('.md')).sort()) {
    const { contentId, content } = read(name, await readFile(join(folder, name), 'utf8'));
    if (bodies.has(contentId)) throw new ContentFileInvalid(name, `another file is called ${contentId}.`);
    bodies.set(contentId, content);
  }
  return bodies;
}
