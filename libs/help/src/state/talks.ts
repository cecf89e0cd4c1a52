import { type ConversationEvent, isForgotten } from '#protocol';
import type { HelpState, Talk } from './help-state.js';
import { closed, overtakenBy } from './offers.js';

const REMEMBERED_TALKS = 10;
const REMEMBERED_QUESTIONS = 20;

/** What conversations tell: that somebody is talking, and what was asked and answered. */
export function talked(state: HelpState, event: ConversationEvent): HelpState {
  const at = Date.parse(event.metadata.occurredAt);
  const { conversationId } = event.data;
  switch (event.type) {
    case 'ConversationStarted':
      return { ...state, wrote: { language: event.data.language, at } };
    case 'ShopperMessageSent': {
      const { choice } = event.data;
      const before = state.talks[conversationId]?.status ?? 'assistant';
      const status = before === 'resolved' ? 'assistant' : before;
      const pressed = choice === undefined || isForgotten(choice) ? undefined : choice;
      const taken = pressed?.kind === 'offer' ? pressed.offerId : undefined;
      const talking = inTalk(state, conversationId, { status, lastAt: at });
      const spoken = overtakenBy(talking, at, ({ offerId }) => offerId !== taken);
      return pressed?.kind === 'intent' ? withAsked(spoken, pressed.intent, at) : spoken;
    }
    case 'HelpAccepted':
      return withAsked(closed(state, event.data.offerId, 'accepted', at), event.data.intent, at);
    case 'IntentClassified': {
      const { outOfScope, ranking, language } = event.data;
      return withAsked(wroteIn(state, language, at), outOfScope ? null : (ranking[0]?.intent ?? null), at);
    }
    case 'IntentCorrected':
      return withAsked(state, event.data.corrected, at);
    case 'AssistantReplied':
      return withAsked(moved(state, conversationId, at), event.data.intent, at);
    case 'AgentMessageSent':
      return moved(state, conversationId, at);
    case 'HandoffRequested':
      return moved(state, conversationId, at, 'waiting');
    case 'AgentJoined':
      return moved(state, conversationId, at, 'agent');
    case 'HandedBack':
      return moved(state, conversationId, at, 'assistant');
    case 'ConversationResolved':
      return moved(state, conversationId, at, 'resolved');
    default:
      return state;
  }
}

function moved(state: HelpState, conversationId: string, at: number, status?: Talk['status']): HelpState {
  const before = state.talks[conversationId];
  const lastAt = Math.max(at, before?.lastAt ?? 0);
  return inTalk(state, conversationId, { status: status ?? before?.status ?? 'assistant', lastAt });
}

function inTalk(state: HelpState, conversationId: string, talk: Talk): HelpState {
  const { [conversationId]: _, ...others } = state.talks;
  const kept = Object.entries(others).slice(1 - REMEMBERED_TALKS);
  return { ...state, talks: { ...Object.fromEntries(kept), [conversationId]: talk } };
}

/** Of a message in a third language, the cards know nothing to go by. */
const wroteIn = (state: HelpState, language: string, at: number): HelpState =>
  language === 'en' || language === 'zh' ? { ...state, wrote: { language, at } } : state;

function withAsked(state: HelpState, intent: string | null, at: number): HelpState {
  if (intent === null) return state;
  return { ...state, asked: [...state.asked, { intent, at }].slice(-REMEMBERED_QUESTIONS) };
}
