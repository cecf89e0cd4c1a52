import type { StartedConversation } from './state.js';

/** What every event of a conversation says first. */
export const about = ({ conversationId, shopperId }: StartedConversation) => ({ conversationId, shopperId });
