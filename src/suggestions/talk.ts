import { type CannedFacts, chooseOrder } from '#assistance';
import { type ConversationLog, foldTranscript, languageOf, loadConversation } from '#conversation';
import { type Language, type OrderView, remembered, type Transcript, type TranscriptEntry } from '#protocol';
import type { ReadModels } from '#read-models';
import { ordersOf, portraitOf } from '#shopper';
import { noSuchConversation } from '../conversations/own-conversations.js';

/** What an agent would answer to, and what there is to answer with. */
export interface Talk {
  readonly conversationId: string;
  readonly language: Language;
  /** What the shopper wrote last; empty where that is nothing, or forgotten. */
  readonly asked: string;
  /** What that was read as, or corrected to; null where it was read as none of the intents. */
  readonly intent: string | null;
  /** Of the intent; 1 where a person said so. */
  readonly probability: number;
  readonly shopperName: string | undefined;
  readonly orders: readonly OrderView[];
}

/** @throws Refusal where there is no such conversation */
export async function readTalk(
  log: Pick<ConversationLog, 'readStream'>,
  readModels: ReadModels,
  conversationId: string,
): Promise<Talk> {
  const { events } = await loadConversation(log, conversationId);
  const transcript = foldTranscript(events);
  if (!transcript) throw noSuchConversation();
  const message = transcript.entries.findLast(({ kind }) => kind === 'shopper');
  const asked = remembered(message?.text) ?? '';
  const writer = events.findLast(({ type }) => type === 'ShopperMessageSent')?.metadata.actor.id;
  const shopperId = writer ?? transcript.shopperId;
  const [orders, portrait] = await Promise.all([
    ordersOf(readModels, shopperId),
    portraitOf(readModels, shopperId),
  ]);
  return {
    conversationId,
    asked,
    ...readingOf(message),
    language: spoken(transcript, asked),
    shopperName: remembered(portrait?.traits)?.name,
    orders,
  };
}

const spoken = ({ language }: Transcript, asked: string): Language => languageOf(asked) ?? language;

function readingOf(message: TranscriptEntry | undefined): Pick<Talk, 'intent' | 'probability'> {
  const { correction, ranking = [], outOfScope } = message?.classification ?? {};
  if (correction) return { intent: correction.intent, probability: 1 };
  const [leading] = ranking;
  if (!leading || outOfScope) return { intent: null, probability: 0 };
  return { intent: leading.intent, probability: leading.probability };
}

/** What canned replies are filled in with. */
export function factsOf(
  { asked, orders, shopperName }: Pick<Talk, 'asked' | 'orders' | 'shopperName'>,
  rest: Pick<CannedFacts, 'shop' | 'agentName' | 'now'>,
): CannedFacts {
  const choice = chooseOrder(asked, orders, 'open');
  return { ...rest, shopperName, order: choice.kind === 'order' ? choice.order : undefined };
}
