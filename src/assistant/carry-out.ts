import { type Asked, flowAction, type Found, ShopUnavailable } from '#assistance';
import { type ConversationFlow, handleConversationCommand } from '#conversation';
import type { EventMetadata } from '#kernel';
import type { AssistantParts } from './assistant-parts.js';

/**
 * The shop does what was confirmed. That it was is stored first, so that whatever stops the process afterwards, the
 * same is asked of the shop again under the same id, and its answer is told.
 *
 * @returns nothing acted where it cannot be confirmed as things stand by now
 */
export async function confirmed(
  flow: ConversationFlow,
  asked: Asked,
  shopperId: string,
  metadata: EventMetadata,
  parts: AssistantParts,
): Promise<Found> {
  const { conversationId, messageId } = asked;
  const command = { type: 'ConfirmFlow', conversationId, flowId: flow.flowId, messageId } as const;
  const stored = await handleConversationCommand(parts.store, command, metadata);
  if (!stored.ok) {
    if (stored.error.reason === 'busy') throw new Error(stored.error.message);
    parts.log.debug({ reason: stored.error.reason, flowId: flow.flowId }, 'nothing was confirmed');
    return {};
  }
  return { acted: await acted(flow, asked, shopperId, parts) };
}

/** Asks the shop. Whoever asks again for the same flow gets the same answer. */
export async function acted(
  flow: ConversationFlow,
  asked: Asked,
  shopperId: string,
  { shop, log, knowledge }: AssistantParts,
): Promise<NonNullable<Found['acted']>> {
  const action = flowAction(flow, shopperId, asked, knowledge);
  if (!action) return { outcome: 'refused', reason: 'unknown-order' };
  try {
    return await shop.act(action);
  } catch (error) {
    if (!(error instanceof ShopUnavailable)) throw error;
    log.warn({ err: error, flowId: flow.flowId, act: action.act }, 'the shop could not be asked');
    return { outcome: 'unavailable' };
  }
}
