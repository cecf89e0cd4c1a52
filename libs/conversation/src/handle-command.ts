import { RevisionConflict } from '#event-store';
import { derivedId, type EventMetadata, ok, type Result } from '#kernel';
import { conversationStream } from '#protocol';
import type { ConversationCommand } from './commands.js';
import { decide } from './decide.js';
import {
  catchUp,
  loadConversation,
  type ConversationLog,
  type LoadedConversation,
} from './load-conversation.js';
import { newEvents } from './new-events.js';
import { type ConversationRejection, rejected } from './rejections.js';

export interface Handled {
  readonly conversationId: string;
  /** Revision of the conversation's last event. */
  readonly revision: number;
  /** Log position at which the command's message is durably stored, also when that was done before. */
  readonly position: bigint;
  /** Events this call stored; 0 where there was nothing left to do. */
  readonly stored: number;
}

/** Every lost race means another command got through, so this many must race for one conversation to be refused. */
const ATTEMPTS = 50;

/** The id of the conversation that a first message starts: sending that message again finds the same one. */
export const conversationIdFor = (firstMessageId: string): string =>
  derivedId('conversation', firstMessageId);

/**
 * Carries out a command: reads the conversation, decides, appends where nothing came between, else decides again.
 * It may be repeated at any time; what is stored already is not stored again.
 *
 * @param metadata who asks, when, and what led to it; put on every event
 */
export async function handleConversationCommand(
  store: ConversationLog,
  command: ConversationCommand,
  metadata: EventMetadata,
): Promise<Result<Handled, ConversationRejection>> {
  const { conversationId } = command;
  let conversation = await loadConversation(store, conversationId);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const decision = decide(command, conversation.state);
    if (!decision.ok) return decision;
    const { revision } = conversation;
    if (decision.value.length === 0) {
      return ok({ conversationId, revision, position: doneAt(command, conversation), stored: 0 });
    }
    const events = newEvents(decision.value, revision + 1, metadata);
    if (!events.ok) return events;
    try {
      const expected = revision < 0 ? 'none' : revision;
      const appended = await store.append(conversationStream(conversationId), events.value, expected);
      return ok({ conversationId, ...pick(appended) });
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      conversation = await catchUp(store, conversation);
    }
  }
  return rejected('busy');
}

const pick = ({ revision, position, stored }: Omit<Handled, 'conversationId'>) => ({
  revision,
  position,
  stored,
});

/** Where the command's message stands, or the conversation's end for commands without one. */
function doneAt(command: ConversationCommand, { events }: LoadedConversation): bigint {
  const messageId = 'messageId' in command ? command.messageId : undefined;
  const message = events.find((event) => 'messageId' in event.data && event.data.messageId === messageId);
  return (message ?? events.at(-1))?.position ?? 0n;
}
