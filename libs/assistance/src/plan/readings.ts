import type { Answer } from '../answer-file.js';
import type { Asked, Knowledge } from './asked.js';

/** A reading less probable than this is not worth asking about, nor one half as probable as the first. */
const WORTH_NAMING = 0.15;

type Classification = NonNullable<Asked['classification']>;

/** The one or two readings to ask about: both where they are close. Pleasantries are not asked about. */
export function closeReadings({ ranking }: Classification, answers: Knowledge['answers']): Answer[] {
  const leading = ranking[0]?.probability ?? 0;
  return ranking
    .slice(0, 2)
    .filter(({ probability }) => probability >= WORTH_NAMING && probability >= leading / 2)
    .flatMap(({ intent }) => answers.get(intent) ?? [])
    .filter(({ announce }) => announce);
}

/** What else a message asked for, each in a clause of its own. */
export const furtherWishes = (
  { also = [] }: Classification,
  answered: Answer,
  answers: Knowledge['answers'],
): Answer[] =>
  also
    .filter(({ intent }) => intent !== answered.intent)
    .flatMap(({ intent }) => answers.get(intent) ?? [])
    .filter(({ announce }) => announce);
