import { err, type Result } from '#kernel';
import type { Problem } from '#protocol';

interface Refusal {
  readonly code: Problem['code'];
  readonly message: string;
}

/** Every reason for which a command is refused: what happened, and what to do next. */
const refusals = {
  'unknown-conversation': {
    code: 'not-found',
    message: 'There is no such conversation. Send the message without a conversation id to start one.',
  },
  /** The same in every letter as for one that was never there: nobody learns which ids exist. */
  'not-your-conversation': {
    code: 'not-found',
    message: 'There is no such conversation. Send the message without a conversation id to start one.',
  },
  'unknown-message': {
    code: 'not-found',
    message: 'The conversation holds no shopper’s message with this id. Send the message first.',
  },
  'nothing-to-mark': {
    code: 'not-found',
    message: 'The conversation holds no message with this id, so nothing is marked up to it.',
  },
  'not-classified': {
    code: 'conflict',
    message: 'This message has not been classified yet. Try again in a moment.',
  },
  'message-id-taken': {
    code: 'conflict',
    message: 'Another message of this conversation has this id. Send it again under a new id.',
  },
  'agent-has-joined': {
    code: 'conflict',
    message: 'An agent holds this conversation, so the assistant keeps quiet until it is handed back.',
  },
  'not-with-assistant': {
    code: 'conflict',
    message: 'The conversation waits for an agent or is resolved, so the assistant keeps quiet.',
  },
  'already-settled': {
    code: 'conflict',
    message: 'An agent joined or the conversation was resolved after this message: it needs no more answer.',
  },
  'flow-out-of-step': {
    code: 'conflict',
    message: 'This does not follow from where that flow stands. Read the conversation again and decide anew.',
  },
  'held-by-another-agent': {
    code: 'conflict',
    message: 'Another agent holds this conversation. Take it over first.',
  },
  'not-joined': {
    code: 'conflict',
    message: 'You do not hold this conversation. Join it first.',
  },
  'conversation-resolved': {
    code: 'conflict',
    message: 'This conversation is resolved. Join it to open it again.',
  },
  'snoozed-into-the-past': {
    code: 'invalid-input',
    message: 'That time has passed already. Choose a later one.',
  },
  'too-many-tags': {
    code: 'conflict',
    message: 'This conversation has twenty tags already. Remove one first.',
  },
  'invalid-input': {
    code: 'invalid-input',
    message: 'Part of the input cannot be stored. Correct what the issues name and send it again.',
  },
  busy: {
    code: 'unavailable',
    message: 'The conversation is changing too quickly. Send the same again; nothing is stored twice.',
  },
} as const satisfies Record<string, Refusal>;

export type RejectionReason = keyof typeof refusals;

export interface ConversationRejection extends Refusal {
  readonly reason: RejectionReason;
  /** For `invalid-input`: which field, and what is wrong with it. */
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

export const rejected = (
  reason: RejectionReason,
  issues?: ConversationRejection['issues'],
): Result<never, ConversationRejection> => err({ reason, ...refusals[reason], ...(issues && { issues }) });
