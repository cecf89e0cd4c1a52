import { type Plan, planReply, turnOf } from '#assistance';
import {
  awaitsAssistant,
  type ConversationCommand,
  type FlowOutcome,
  type FlowStep,
  handleConversationCommand,
  loadConversation,
  type LoadedConversation,
} from '#conversation';
import type { EventMetadata } from '#kernel';
import { isForgotten, type Recorded } from '#protocol';
import { askedIn, type Asking, askingIn } from '../assistant/asked-in.js';
import type { AssistantParts } from '../assistant/assistant-parts.js';
import { acted, confirmed } from '../assistant/carry-out.js';
import { findForTurn } from '../assistant/find-for-turn.js';
import type { Reaction } from './subscriber.js';

type Heard = Recorded<'ShopperMessageSent'> | Recorded<'IntentClassified'>;

/**
 * Messages get their answer: what was written, once it is classified; what a button says, at once. What is known of
 * the shopper's orders is what is known at that moment. Conversations are answered side by side, the messages of each one
 * after another: one that waits for a shop keeps no other waiting.
 */
export function answerMessages(parts: AssistantParts): Reaction {
  return {
    name: 'assistant',
    filter: { types: ['ShopperMessageSent', 'IntentClassified'], streamPrefixes: ['conversation-'] },
    laneOf: ({ stream }) => stream,
    async react(events) {
      for (const event of (events as readonly Heard[]).filter(isDue)) {
        await parts.untilCurrent(event.position);
        await answer(event, parts);
      }
    },
  };
}

/** A written message is answered when it has been understood; a button needs no understanding. */
const isDue = (event: Heard): boolean => event.type === 'IntentClassified' || isChoice(event);

const isChoice = ({ data: { choice } }: Recorded<'ShopperMessageSent'>): boolean =>
  choice !== undefined && !isForgotten(choice);

async function answer(event: Heard, parts: AssistantParts): Promise<void> {
  const conversation = await loadConversation(parts.store, event.data.conversationId);
  const asking = askingIn(conversation, event.data.messageId);
  if (!asking || (event.type === 'IntentClassified' && isChoice(asking.message))) return;
  const metadata: EventMetadata = {
    correlationId: event.metadata.correlationId,
    causationId: event.id,
    actor: { kind: 'assistant', id: 'assistant' },
    occurredAt: parts.clock.now().toISOString(),
  };
  if (await finished(asking, conversation, metadata, parts)) return;
  if (!awaitsAssistant(asking.state, event.data.messageId)) return;
  const asked = await askedIn(asking, conversation, parts);
  const turn = turnOf(asked, parts.knowledge);
  const found =
    turn.kind === 'flow' && turn.does === 'confirm'
      ? await confirmed(turn.flow, asked, asking.shopperId, metadata, parts)
      : await findForTurn(turn, asked, asking, parts);
  await say(planReply(turn, asked, found, parts.knowledge), asking, metadata, parts);
}

/**
 * What was confirmed by this message and not ended: the process stopped in between. The shop is asked again under the
 * same id, and whatever it has done is told, whoever holds the conversation by now.
 */
async function finished(
  asking: Asking,
  conversation: LoadedConversation,
  metadata: EventMetadata,
  parts: AssistantParts,
): Promise<boolean> {
  const { messageId } = asking.message.data;
  const flow = asking.state.flows.find((one) => one.status === 'confirmed' && one.confirmedBy === messageId);
  if (!flow) return false;
  const asked = await askedIn(asking, conversation, parts);
  const outcome = await acted(flow, asked, asking.shopperId, parts);
  const turn = { kind: 'flow', does: 'confirm', flow } as const;
  await say(planReply(turn, asked, { acted: outcome }, parts.knowledge), asking, metadata, parts);
  return true;
}

async function say(
  plan: Plan,
  asking: Asking,
  metadata: EventMetadata,
  parts: AssistantParts,
): Promise<void> {
  const { conversationId, messageId } = asking.message.data;
  const { text, intent, orderId, kind, asks, flow, writtenBy, handoff } = plan;
  const command: ConversationCommand = {
    type: 'ReplyAsAssistant',
    ...{ conversationId, inReplyTo: messageId, text, intent, kind, flow },
    parts: plan.parts,
    ...(orderId !== undefined && { orderId }),
    ...(asks !== undefined && { asks }),
    ...(writtenBy !== undefined && { writtenBy }),
    ...(handoff !== undefined && { handoff }),
  };
  const outcome = await handleConversationCommand(parts.store, command, metadata);
  if (outcome.ok) return;
  const { reason, message } = outcome.error;
  if (reason === 'busy') throw new Error(message);
  if (reason === 'invalid-input' || reason === 'flow-out-of-step') {
    parts.log.error({ err: outcome.error, conversationId, messageId }, 'an answer could not be stored');
  }
  // An agent was quicker, or the conversation is over: there is nothing left to answer, but what was done is told.
  parts.log.debug({ reason, messageId }, 'no answer was needed');
  await tellWhatWasDone(plan, asking, metadata, parts);
}

/** What the shop has done, or may have done, is in the log whoever holds the conversation by now. */
async function tellWhatWasDone(
  { flow }: Plan,
  { message, state }: Asking,
  metadata: EventMetadata,
  { store, log }: AssistantParts,
): Promise<void> {
  const { conversationId, messageId } = message.data;
  for (const step of flow) {
    const outcome = endOf(step);
    if (!outcome) continue;
    const command = { type: 'EndFlow', conversationId, flowId: step.flowId, ...outcome } as const;
    const stored = await handleConversationCommand(store, command, metadata);
    if (stored.ok || state.status === 'assistant') continue;
    log.error({ err: stored.error, conversationId, messageId }, 'the end of a flow could not be stored');
  }
}

/** A flow that would be taken up again was confirmed, and the shop gave no answer: nobody is there to try again. */
function endOf(step: FlowStep): FlowOutcome | undefined {
  if (step.step === 'move' && step.to === 'resumed') {
    return { outcome: 'refused', reason: 'shop-unavailable' };
  }
  if (step.step !== 'end') return undefined;
  const { outcome, reference, reason } = step;
  return { outcome, ...(reference !== undefined && { reference }), ...(reason !== undefined && { reason }) };
}
