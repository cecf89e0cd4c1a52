import { err, type Result } from '#kernel';
import type { Problem } from '#protocol';

interface Refusal {
  readonly code: Problem['code'];
  readonly message: string;
}

/** Every reason for which a command is refused: what is the case, and what to do next. */
const refusals = {
  'unknown-training': {
    code: 'not-found',
    message: 'There is no such training. See the list of trainings for the ids.',
  },
  'unknown-version': {
    code: 'not-found',
    message: 'There is no such version of the model. See the list of versions.',
  },
  'another-is-running': {
    code: 'conflict',
    message: 'A training is running already. Wait for it, or cancel it first.',
  },
  'over-already': {
    code: 'conflict',
    message: 'This training has ended already. Start another one.',
  },
  'file-is-gone': {
    code: 'conflict',
    message: 'The file of this version is not kept any more. Train again, and promote what comes of it.',
  },
  'gate-not-passed': {
    code: 'conflict',
    message: 'This version is worse than the one that answers now, so it is not promoted.',
  },
  'another-answers-now': {
    code: 'conflict',
    message:
      'Another version has begun to answer meanwhile. Compare this one with that, and promote it then.',
  },
  'nothing-before': {
    code: 'conflict',
    message: 'No other version has answered before this one, so there is nothing to go back to.',
  },
  busy: {
    code: 'unavailable',
    message: 'The model changes too quickly. Send the same again; nothing is done twice.',
  },
} as const satisfies Record<string, Refusal>;

export type ModelRejectionReason = keyof typeof refusals;

export interface ModelRejection extends Refusal {
  readonly reason: ModelRejectionReason;
}

/** @param more figures that say why, in a sentence of their own */
export const rejected = (reason: ModelRejectionReason, more = ''): Result<never, ModelRejection> => {
  const { code, message } = refusals[reason];
  return err({ reason, code, message: more === '' ? message : `${message} ${more}` });
};
