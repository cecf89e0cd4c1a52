import { ok, type Result } from '#kernel';
import type { Marks } from '#protocol';
import type { MarkMessages } from './commands.js';
import type { ConversationFact } from './facts.js';
import { type ConversationRejection, rejected } from './rejections.js';
import { saidIn, saidLater, type Trail } from './trail.js';

/** What of a conversation marks need to know. */
interface Marked {
  readonly conversationId: string;
  readonly shopperId: string;
  readonly trail: Trail | undefined;
  readonly marks: Marks;
}

/** Marks go on and never back; whatever was looked at has come, so a read message needs no mark of its own for that. */
export function decideMark(
  { by: { kind: by }, mark, upTo }: MarkMessages,
  { conversationId, shopperId, trail, marks }: Marked,
): Result<readonly ConversationFact[], ConversationRejection> {
  if (!saidIn(trail, upTo)) return rejected('nothing-to-mark');
  if (!saidLater(trail, upTo, marks[by][mark])) return ok([]);
  const type = mark === 'read' ? 'MessagesRead' : 'MessagesDelivered';
  return ok([{ type, data: { conversationId, shopperId, by, upTo } }]);
}

/** The marks after one more. */
export function withMark(
  { marks, trail }: Pick<Marked, 'marks' | 'trail'>,
  { type, data: { by, upTo } }: Extract<ConversationFact, { type: 'MessagesRead' | 'MessagesDelivered' }>,
): Marks {
  const before = marks[by];
  if (type === 'MessagesDelivered') return { ...marks, [by]: { ...before, delivered: upTo } };
  const came = saidLater(trail, upTo, before.delivered);
  return { ...marks, [by]: { ...before, read: upTo, ...(came && { delivered: upTo }) } };
}
