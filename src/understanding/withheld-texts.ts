import { messageTexts } from '#conversation';
import type { ReadModels } from '#read-models';
import type { FoldAnswer, HeldOutAnswers } from '#understanding';
import type { TrainingData } from './training-data.js';

/** Where a text stands that is a shopper's own. */
interface Withheld {
  readonly message: { readonly conversationId: string; readonly messageId: string };
}

/**
 * What was measured, without what shoppers wrote: a file beside the log would keep it after they are forgotten.
 * In its place stands which message it was.
 */
export function withholdTexts(heldOut: HeldOutAnswers, { corrections }: TrainingData): HeldOutAnswers {
  const messages = new Map(
    corrections.map(({ text, conversationId, messageId }) => [text, { conversationId, messageId }]),
  );
  const answers = heldOut.answers.map((answer): FoldAnswer | (FoldAnswer & Withheld) => {
    const message = messages.get(answer.text);
    return message ? { ...answer, text: '', message } : answer;
  });
  return { ...heldOut, answers };
}

/** The same with the texts put back; those that were forgotten meanwhile stay empty. */
export async function withTexts(
  heldOut: HeldOutAnswers,
  readModels: Pick<ReadModels, 'getMany'>,
): Promise<HeldOutAnswers> {
  const messages = heldOut.answers.flatMap((answer) =>
    'message' in answer ? [(answer as Withheld).message] : [],
  );
  if (messages.length === 0) return heldOut;
  const texts = await messageTexts(readModels, messages);
  let place = 0;
  const answers = heldOut.answers.map((answer) => {
    if (!('message' in answer)) return answer;
    const { message: _, ...rest } = answer as FoldAnswer & Withheld;
    return { ...rest, text: texts[place++] ?? '' };
  });
  return { ...heldOut, answers };
}
