import {
  correctionsProjection,
  mentionsProjection,
  openConversationsProjection,
  saidProjection,
  transcriptProjection,
} from '#conversation';

export const conversationProjections = [
  transcriptProjection,
  openConversationsProjection,
  correctionsProjection,
  mentionsProjection,
  saidProjection,
] as const;
