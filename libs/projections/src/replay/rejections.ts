import { err, type Result } from '#kernel';
import type { Problem } from '#protocol';

interface Refusal {
  readonly code: Problem['code'];
  readonly message: string;
}

/** Every reason for which a command is refused: what is the case, and what to do next. */
const refusals = {
  'unknown-replay': {
    code: 'not-found',
    message: 'There is no such replay. See the list of replays for the ids.',
  },
  'another-is-unfinished': {
    code: 'conflict',
    message: 'This projection is being replayed already. Wait for that replay, or cancel it first.',
  },
  'empty-range': {
    code: 'invalid-input',
    message: 'Nothing lies in this range: it ends before it begins. Choose a later end.',
  },
  'not-running': {
    code: 'conflict',
    message: 'The replay is not running, so it cannot be paused. Look at its state first.',
  },
  'not-paused': {
    code: 'conflict',
    message: 'The replay is not paused, so it cannot be resumed. Look at its state first.',
  },
  'over-already': {
    code: 'conflict',
    message: 'The replay has ended already. What it built can be swapped in or dropped.',
  },
  'not-ready': {
    code: 'conflict',
    message: 'The replay has no whole result that could go live. Wait until it is ready.',
  },
  'shows-the-past': {
    code: 'conflict',
    message: 'This replay ends in the past, so it cannot go live. Start one without an end.',
  },
  'not-swapped-in': {
    code: 'conflict',
    message: 'The result of this replay was never swapped in, so there is nothing to undo.',
  },
  'not-live-any-more': {
    code: 'conflict',
    message: 'Another result has gone live since. Undo that swap first.',
  },
  'former-is-gone': {
    code: 'conflict',
    message:
      'The former version was dropped, so this swap cannot be undone. Replay with the former settings.',
  },
  'nothing-to-drop': {
    code: 'conflict',
    message: 'The replay keeps nothing that could be dropped now. One that is at work can be cancelled.',
  },
  busy: {
    code: 'unavailable',
    message: 'The replays of this projection change too quickly. Send the same again; nothing is done twice.',
  },
} as const satisfies Record<string, Refusal>;

export type ReplayRejectionReason = keyof typeof refusals;

export interface ReplayRejection extends Refusal {
  readonly reason: ReplayRejectionReason;
}

export const rejected = (reason: ReplayRejectionReason): Result<never, ReplayRejection> =>
  err({ reason, ...refusals[reason] });
