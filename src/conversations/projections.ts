import { openConversationsProjection, transcriptProjection } from '#conversation';

export const conversationProjections = [transcriptProjection, openConversationsProjection] as const;
