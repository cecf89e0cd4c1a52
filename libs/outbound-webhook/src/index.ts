export { isInternal } from './internal-addresses.js';
export { WebhookOutbound, type WebhookOptions } from './webhook-outbound.js';
