import {
  correctionsProjection,
  mentionsProjection,
  openConversationsProjection,
  transcriptProjection,
} from '#conversation';

export const conversationProjections = [
  transcriptProjection,
  openConversationsProjection,
  correctionsProjection,
  mentionsProjection,
] as const;
