import type { RememberedText } from '#protocol';
import type { ConversationCommand, ConversationFact } from '../src/index.js';

/** The parties and lines that the specifications speak of. */
export const at = { conversationId: 'c1', shopperId: 'a-anna' };
export const anna = ['a-anna'] as const;
export const mei = { id: 'agent-mei', name: 'Mei' };
export const tom = { id: 'agent-tom', name: 'Tom' };

const reading = {
  ranking: [{ intent: 'order_status', probability: 0.93 }],
  outOfScope: false,
  band: 'sure' as const,
  language: 'en',
  model: { name: 'intents', version: '1' },
};

export const started: ConversationFact = { type: 'ConversationStarted', data: { ...at, language: 'en' } };
export const asked = (messageId: string, text: RememberedText = 'Where is my order?'): ConversationFact => ({
  type: 'ShopperMessageSent',
  data: { ...at, messageId, text },
});
export const understood = (messageId: string): ConversationFact => ({
  type: 'IntentClassified',
  data: { ...at, messageId, ...reading },
});
export const handedOff: ConversationFact = {
  type: 'HandoffRequested',
  data: { ...at, reason: 'shopper-asked' },
};
export const meiJoined: ConversationFact = {
  type: 'AgentJoined',
  data: { ...at, agentId: mei.id, agentName: mei.name },
};
export const meiWrote = (messageId: string, text: RememberedText = 'It left today.'): ConversationFact => ({
  type: 'AgentMessageSent',
  data: { ...at, messageId, agentId: mei.id, agentName: mei.name, text },
});
export const handedBack: ConversationFact = { type: 'HandedBack', data: { ...at, agentId: mei.id } };
export const resolved: ConversationFact = { type: 'ConversationResolved', data: { ...at, by: 'agent' } };

type Command<Type extends ConversationCommand['type']> = Extract<ConversationCommand, { type: Type }>;

export const send = (
  messageId: string,
  text = 'Where is my order?',
  actsAs: Command<'SendShopperMessage'>['actsAs'] = anna,
): Command<'SendShopperMessage'> => ({
  type: 'SendShopperMessage',
  conversationId: 'c1',
  actsAs,
  messageId,
  text,
});
export const start = (messageId: string, text = 'Where is my order?'): Command<'StartConversation'> => ({
  ...send(messageId, text),
  type: 'StartConversation',
  language: 'en',
});
export const classify = (messageId: string): Command<'ClassifyMessage'> => ({
  type: 'ClassifyMessage',
  conversationId: 'c1',
  messageId,
  ...reading,
});
export const reply = (
  inReplyTo: string,
  intent: string | null = 'order_status',
): Command<'ReplyAsAssistant'> => ({
  type: 'ReplyAsAssistant',
  conversationId: 'c1',
  inReplyTo,
  text: 'It is on its way.',
  intent,
});
export const join = (agent = mei): Command<'JoinAsAgent'> => ({
  type: 'JoinAsAgent',
  conversationId: 'c1',
  agent,
});
export const write = (messageId: string, agent = mei): Command<'SendAgentMessage'> => ({
  type: 'SendAgentMessage',
  conversationId: 'c1',
  agent,
  messageId,
  text: 'It left today.',
});
