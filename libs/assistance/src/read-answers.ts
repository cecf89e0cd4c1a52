import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, type AnswerIssue, parseAnswer } from './answer-file.js';

/** A shop's answers by intent. */
export type Answers = ReadonlyMap<string, Answer>;

/** Answer files that cannot be used, all that is wrong with them at once. */
export class InvalidAnswers extends Error {
  override readonly name = 'InvalidAnswers';
  constructor(readonly issues: readonly AnswerIssue[]) {
    const lines = issues.map(({ file, section, message }) => `  ${file}, ${section}: ${message}`);
    super(`Some answers cannot be used. Correct them and start again.\n${lines.join('\n')}`);
  }
}

/**
 * Reads `*.md` of a folder; `docs/answers.md` describes the form.
 *
 * @throws InvalidAnswers naming file and section of everything that is wrong
 */
export async function readAnswers(folder: string): Promise<Answers> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const answers = new Map<string, Answer>();
  const issues: AnswerIssue[] = [];
  files.forEach((file, place) => {
    const read = parseAnswer(file, sources[place] ?? '');
    if (!('intent' in read)) issues.push(...read);
    else if (answers.has(read.intent)) issues.push(twice(file, read.intent));
    else answers.set(read.intent, read);
  });
  issues.push(...lostChoices(answers));
  if (issues.length > 0) throw new InvalidAnswers(issues);
  return answers;
}

/** A button must lead somewhere. */
const lostChoices = (answers: Answers): readonly AnswerIssue[] =>
  [...answers.values()].flatMap(({ intent, choices }) =>
    choices
      .flatMap((choice) => (choice === 'human' ? [] : [choice.intent]))
      .filter((wanted) => !answers.has(wanted))
      .map((wanted) => ({
        file: `${intent}.md`,
        section: 'front matter',
        message: `choices: there is no answer to ${wanted}; name an intent of another file`,
      })),
  );

const twice = (file: string, intent: string): AnswerIssue => ({
  file,
  section: 'front matter',
  message: `intent: another file answers ${intent} already`,
});
