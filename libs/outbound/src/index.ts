export { afterDelivery, afterFailure } from './after-attempt.js';
export { MOST_ATTEMPTS, pauseAfter } from './attempts.js';
export { InMemoryOutbound } from './in-memory-outbound.js';
export {
  DeliveryFailed,
  type EmailSending,
  Outbound,
  type Sending,
  type WebhookSending,
} from './outbound.js';
export { type OutboundHealth, outboundHealthProjection, untouched } from './outbound-health.js';
export { evolveSending, isOutboundEvent, type SendingState, unknownSending } from './sending-state.js';
export { givenUpFor, listedSendings, sendingOf, sendingsProjection } from './sendings-projection.js';
export { isSignedWith, signatureOf } from './signature.js';
export { MAIL_TARGET, webhookTarget } from './target.js';
