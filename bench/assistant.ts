import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openUseLiteEncoder } from '#encoder-transformers';
import { InMemoryEventStore } from '#event-store';
import { shareOf } from '#outcomes';
import type { Language } from '#protocol';
import {
  type Classified,
  type IntentClassifier,
  openIntentClassifier,
  type SentenceEncoder,
} from '#understanding';
import { ContentFiles } from '../src/content/content-files.js';
import { LiveContent } from '../src/content/live-content.js';
import { Articles } from '../src/knowledge/articles.js';
import { ExamplesOnDisk } from '../src/understanding/examples-on-disk.js';
import { hold, type Judged, type Outcome, readDialogues, told } from '../test/assistant/dialogues.js';
import { type Report, shareFigure } from './report.js';

/**
 * What comes of conversations on which nothing was tuned (`--development`: of those on which it was), held with the
 * real planner, model, articles and answers in process. `--verbose` prints what was not right.
 */
export async function run(report: Report, options: readonly string[]): Promise<void> {
  const half = options.includes('--development') ? 'development' : 'test';
  const folder = await mkdtemp(join(tmpdir(), 'presage-bench-'));
  const encoder = await openUseLiteEncoder({ cacheDir: folder });
  const classifier = await openIntentClassifier({ examples: 'intents', encoder, cacheDir: folder });
  const opened = await openArticles(encoder);
  try {
    const judged: Judged[] = [];
    for (const dialogue of await readDialogues()) {
      if (dialogue.half !== half) continue;
      const { language } = dialogue;
      const parts = {
        language,
        articles: opened.articles,
        read: (text: string) => readWith(classifier, text),
      };
      judged.push(...(await hold(dialogue, parts)));
    }
    if (options.includes('--verbose')) {
      for (const one of judged.filter(({ outcome }) => outcome !== 'right')) {
        process.stderr.write(`${told(one)}\n`);
      }
    }
    for (const language of ['en', 'zh'] as const) tell(language, judged, report);
  } finally {
    await opened.close();
    await classifier.close();
    await encoder.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readWith(classifier: IntentClassifier, text: string): Promise<Classified> {
  const [read] = await classifier.classify([{ text }]);
  if (!read) throw new RangeError('A message was not read.');
  return read;
}

/** The demo shop's articles, as the server finds them. */
async function openArticles(encoder: SentenceEncoder) {
  const log = pino({ level: 'silent' });
  const store = new InMemoryEventStore();
  const folders = { answers: 'answers', articles: undefined, canned: 'canned', demo: true };
  const files = await ContentFiles.open(folders, new ExamplesOnDisk('intents'));
  const content = await LiveContent.open(store, files, log);
  await content.start();
  const encoders = { chosen: () => Promise.resolve({ encoder, letGo: () => Promise.resolve() }) };
  const articles = new Articles({ content, encoders, articleUrl: undefined, log });
  await articles.ready();
  const close = async (): Promise<void> => {
    await articles.stop();
    await content.stop();
    await store.close();
  };
  return { articles, close };
}

const PLEASANT = new Set(['greeting', 'thanks', 'goodbye']);
type Holds = (one: Judged) => boolean;

const every =
  (what: string): Holds =>
  ({ turn }) =>
    turn.wanted.every((any) => any.every((one) => one === what));
const some =
  (holds: (what: string) => boolean): Holds =>
  ({ turn }) =>
    turn.wanted.flat().some(holds);
const came =
  (...outcomes: readonly Outcome[]): Holds =>
  ({ outcome }) =>
    outcomes.includes(outcome);

const wantsPerson = some((what) => what === 'human');
const byArticle = some((what) => what.startsWith('article:'));
const noQuestion = some((what) => what === 'human' || what === 'nothing' || PLEASANT.has(what));
const taken = came('wrong, said so', 'wrong, right beside');

/** Each figure: of which messages it is a share, and what holds of those that count. */
const FIGURES: readonly (readonly [figure: string, of: Holds, counts: Holds])[] = [
  ['first message right', ({ place }) => place === 0, came('right')],
  ['any message right', () => true, came('right')],
  ['a question right', (one) => !noQuestion(one), came('right')],
  ['asked back, the right one a button away', (one) => !noQuestion(one), came('asked, right')],
  ['asked to say it in other words', (one) => !noQuestion(one), came('rephrased', 'asked, wrong')],
  [
    'several questions at once, none lost',
    (one) => one.turn.wanted.length > 1 && !byArticle(one),
    came('right'),
  ],
  ['answered with the right article', byArticle, came('right')],
  ['answered wrongly, surely', () => true, came('wrong')],
  ['answered wrongly, saying what it was taken for', () => true, taken],
  ['of these, the right one a button away', taken, came('wrong, right beside')],
  ['handed over where a person was wanted', every('human'), came('right')],
  ['handed over where nobody was wanted', (one) => !wantsPerson(one), came('handed over')],
  ['nothing answered where there was no answer', every('nothing'), came('right')],
];

function tell(language: Language, all: readonly Judged[], report: Report): void {
  const own = all.filter(({ dialogue }) => dialogue.language === language);
  for (const [figure, isOf, counts] of FIGURES) {
    const of = own.filter(isOf);
    report(shareFigure(`${language}, ${figure}`, shareOf(of.filter(counts).length, of.length)));
  }
}
