import type { Logger } from 'pino';
import { type Answer, type Answers, type Knowledge, parseAnswer } from '#assistance';
import type { LiveContent } from './live-content.js';

/** The shop's answers as they stand whenever they are asked for. */
export function liveKnowledge(
  content: LiveContent,
  shop: Omit<Knowledge, 'answers'>,
  log: Logger,
): Knowledge {
  let answers: Answers | undefined;
  content.onChange((kind) => {
    if (kind === 'answer') answers = undefined;
  });
  return {
    ...shop,
    get answers() {
      answers ??= parsed(content, log);
      return answers;
    },
  };
}

function parsed(content: LiveContent, log: Logger): Answers {
  const answers = new Map<string, Answer>();
  for (const [intent, { source }] of content.now('answer')) {
    const answer = parseAnswer(intent, source);
    if ('intent' in answer) answers.set(intent, { ...answer, intent });
    // Nothing is written that cannot be read; it may have been by another release.
    else log.error({ intent, issues: answer }, 'an answer cannot be used: write it anew in the console');
  }
  return answers;
}
