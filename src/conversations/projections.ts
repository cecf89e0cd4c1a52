import { correctionsProjection, openConversationsProjection, transcriptProjection } from '#conversation';

export const conversationProjections = [
  transcriptProjection,
  openConversationsProjection,
  correctionsProjection,
] as const;
