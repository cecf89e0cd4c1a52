/**
 * Stream names. A shopper id says how the shop knows the person: `a-<anonymous id>` or `u-<user id>`,
 * so that no visitor can take the name of a known customer.
 */
export const anonymousShopper = (anonymousId: string): string => `a-${anonymousId}`;
export const knownShopper = (userId: string): string => `u-${userId}`;

export const shopperStream = (shopperId: string): string => `shopper-${shopperId}`;
export const foresightStream = (shopperId: string): string => `foresight-${shopperId}`;
export const conversationStream = (conversationId: string): string => `conversation-${conversationId}`;
export const helpStream = (shopperId: string): string => `help-${shopperId}`;
export const agentStream = (agentId: string): string => `agent-${agentId}`;
export const policyStream = (policyId: string): string => `policy-${policyId}`;
export const rehearsalStream = (rehearsalId: string): string => `rehearsal-${rehearsalId}`;
export const contentStream = (kind: string, contentId: string): string => `content-${kind}-${contentId}`;
export const outboundStream = (sendingId: string): string => `outbound-${sendingId}`;
export const modelStream = (name: string): string => `model-${name}`;
export const projectionStream = (name: string): string => `projection-${name}`;

/** @returns the conversation's id, or undefined where the stream is not a conversation's */
export const conversationOfStream = (stream: string): string | undefined =>
  stream.startsWith('conversation-') ? stream.slice('conversation-'.length) : undefined;

/** @returns `a-…` or `u-…`, or undefined where the stream is not a shopper's */
export const shopperOfStream = (stream: string): string | undefined =>
  stream.startsWith('shopper-') ? stream.slice('shopper-'.length) : undefined;
