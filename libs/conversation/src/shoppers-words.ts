import type { DataOf } from '#protocol';
import { acceptance } from './accept-help.js';
import type { SendShopperMessage } from './commands.js';
import type { ConversationFact } from './facts.js';

type Parties = Pick<DataOf<'ShopperMessageSent'>, 'conversationId' | 'shopperId'>;

/** What a shopper says, writes along or pressed; and that they took up an offer by it. */
export type ShoppersWords = Omit<SendShopperMessage, 'type' | 'actsAs' | 'conversationId'>;

export function saidByShopper(words: ShoppersWords, parties: Parties): readonly ConversationFact[] {
  const { messageId, text, choice, attachments } = words;
  const along = { ...(choice && { choice }), ...(attachments && { attachments: [...attachments] }) };
  return [
    { type: 'ShopperMessageSent', data: { ...parties, messageId, text, ...along } },
    ...acceptance(parties, words),
  ];
}
