import { type ConversationEvent, isForgotten } from '#protocol';

interface Turn {
  readonly from: 'shopper' | 'staff';
  readonly text: string;
}

/** As many as a model may want to read. */
const TURNS = 8;

/** What was said before a message, by the shopper, an agent or the assistant, oldest first; forgotten words are gone. */
export function turnsBefore(events: readonly ConversationEvent[], messageId: string): readonly Turn[] {
  const turns: Turn[] = [];
  for (const event of events) {
    const isSaid =
      event.type === 'ShopperMessageSent' ||
      event.type === 'AgentMessageSent' ||
      event.type === 'AssistantReplied';
    if (!isSaid) continue;
    if (event.data.messageId === messageId) break;
    const { text } = event.data;
    if (!isForgotten(text))
      turns.push({ from: event.type === 'ShopperMessageSent' ? 'shopper' : 'staff', text });
  }
  return turns.slice(-TURNS);
}
