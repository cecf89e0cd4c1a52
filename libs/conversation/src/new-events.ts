import { derivedId, type EventMetadata, type NewEvent, ok, type Result } from '#kernel';
import { definitionOf } from '#protocol';
import type { ConversationFact } from './facts.js';
import { type ConversationRejection, rejected } from './rejections.js';

/**
 * Facts made ready to append: data checked against its schema (texts come out well-formed), metadata put on,
 * ids derived, so that deciding the same again gives the same ids.
 *
 * @param revision where the first fact will stand in its stream
 */
export function newEvents(
  facts: readonly ConversationFact[],
  revision: number,
  metadata: EventMetadata,
): Result<readonly NewEvent[], ConversationRejection> {
  const events: NewEvent[] = [];
  for (const [offset, { type, data }] of facts.entries()) {
    const definition = definitionOf(type);
    const checked = definition?.data.safeParse(data);
    if (!definition || !checked?.success) {
      const issues = checked?.error?.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      return rejected('invalid-input', issues);
    }
    const fact = { type, data: checked.data } as ConversationFact;
    const id = derivedId(fact.data.conversationId, type, ...keyOf(fact, revision + offset, metadata));
    events.push({ id, type, schemaVersion: definition.schemaVersion, data: fact.data, metadata });
  }
  return ok(events);
}

/**
 * What makes a fact one of its kind in its conversation. Where a message does, reacting to it twice stores once.
 * Elsewhere it is the place, the actor and the data: two agents who join at the same moment stay two.
 */
function keyOf({ type, data }: ConversationFact, revision: number, { actor }: EventMetadata): string[] {
  switch (type) {
    case 'ConversationStarted':
      return [];
    case 'ShopperMessageSent':
    case 'AgentMessageSent':
    case 'IntentClassified':
      return [data.messageId];
    case 'NoteAdded':
      return [data.noteId];
    case 'AssistantReplied':
    case 'AnswerGenerated':
      return [data.inReplyTo];
    case 'HelpAccepted':
      return [data.offerId];
    case 'FlowStarted':
    case 'FlowEnded':
      return [data.flowId];
    case 'FlowAnswered':
      return [data.flowId, data.field, data.messageId];
    case 'ConversationRated':
      // The id is readable for ever, so nothing goes into it that can be forgotten.
      return [String(revision), actor.kind, actor.id, String(data.rating)];
    default:
      return [String(revision), actor.kind, actor.id, JSON.stringify(data)];
  }
}
