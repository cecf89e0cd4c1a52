import type { TrainingGrade } from '#protocol';
import type { Command } from 'commander';
import { readMessage } from '#reading';
import { openIntentClassifier, type Classified, type IntentClassifier, type Question } from '#understanding';
import * as options from '../understanding/options.js';
import { readQuestions } from '../understanding/questions.js';
import { readTrainingSet } from '../understanding/read-sets.js';
import { answer } from '../understanding/run-intents.js';
import { showProgress } from '../understanding/show-progress.js';
import { withEncoder } from '../understanding/with-encoder.js';

const QUESTIONS_A_TIME = 512;

interface Options extends options.UnderstandingOptions, options.ColumnOptions {
  readonly data: string;
  readonly dataText?: string;
  readonly grade: TrainingGrade;
}

export function register(program: Command): void {
  const command = program
    .command('predict')
    .description('Classify texts; one JSON object a text on standard output, in their order.')
    .argument(
      '<file>',
      'a text file (one text a line), CSV, JSON, JSON lines, or - for lines of standard input',
    )
    .option('--data <path>', 'folder or file of examples', 'intents')
    .option('--data-text <column>', 'column of the text in --data')
    .addOption(options.grade());
  for (const option of options.columns()) command.addOption(option);
  command.addOption(options.noEncoder()).addOption(options.modelsFolder()).action(predict);
}

async function predict(file: string, asked: Options): Promise<void> {
  await withEncoder(asked, async (equipment) => {
    const questions = await readQuestions(file, asked);
    const examples = await readTrainingSet(asked.data, { ...asked, text: asked.dataText });
    using progress = showProgress();
    const { models: cacheDir, grade, context } = asked;
    const { onProgress, onAnswered } = progress;
    const request = { ...equipment, examples, grade, context, cacheDir, onProgress };
    const classifier = await openIntentClassifier(request);
    await writeAnswers(classifier, questions, onAnswered).finally(() => classifier.close());
  });
}

async function writeAnswers(
  classifier: IntentClassifier,
  questions: readonly Question[],
  onAnswered: (share: number) => void,
): Promise<void> {
  for (let from = 0; from < questions.length; from += QUESTIONS_A_TIME) {
    const part = questions.slice(from, from + QUESTIONS_A_TIME);
    const answers = await answer(classifier, part, {
      onAnswered: (share) => onAnswered((from + share * part.length) / questions.length),
    });
    answers.forEach((found, i) => process.stdout.write(`${lineOf(part[i]?.text ?? '', found)}\n`));
  }
}

/** What a server would record of the message, but for the shop's own products and orders. */
function lineOf(text: string, found: Classified): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { language, sentiment, entities } = readMessage(text, { moment: { now: new Date(), timeZone } });
  const reading = { language: language.code, languageConfidence: language.confidence, sentiment, entities };
  return JSON.stringify({ text, ...found, ...reading });
}
