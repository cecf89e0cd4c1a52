import type { Decider } from '#kernel';
import type { ConversationCommand } from './commands.js';
import { decide } from './decide.js';
import type { ConversationFact } from './facts.js';
import type { ConversationRejection } from './rejections.js';
import { type ConversationState, evolve } from './state.js';

/** The rules of a conversation; `docs/conversation.md` says them in words. */
export const conversationDecider: Decider<
  ConversationCommand,
  ConversationState,
  ConversationFact,
  ConversationRejection
> = { initial: { status: 'none' }, decide, evolve };
